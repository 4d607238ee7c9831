import type { Config } from '../config/config.ts'
import { atDesk, type Desk } from '../server/mail/desk.server.ts'

/** What a command needs to work on the database and the mailbox of a site, whether that is running or not. */
export type Admin = Desk

/** Opens the database for a task and closes it again. Throws when the database cannot be opened. */
export const withAdmin = <T>(config: Config, task: (admin: Admin) => Promise<T>): Promise<T> =>
  atDesk(config, task)
