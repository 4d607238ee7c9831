import type { Config } from '#app/config/config.ts'
import { withAdminContext, type AdminContext } from '#app/mail/admin/admin-context.server.ts'

/** What a command needs to work on the database and the mailbox of a site, whether that is running or not. */
export type Admin = AdminContext

/** Opens the database for a task and closes it again. Throws when the database cannot be opened. */
export const withAdmin = <T>(config: Config, task: (admin: Admin) => Promise<T>): Promise<T> =>
  withAdminContext(config, task)
