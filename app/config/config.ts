import type { MailSettings } from './mail-settings.ts'

export const modes = ['production', 'development', 'test'] as const
type Mode = (typeof modes)[number]

/** The settings of an operator, deeply frozen. Nothing else in the program reads the environment. */
export type Config = Readonly<{
  mode: Mode
  /** True while no directory of real addresses is set: letters go to reserved `.example` names only. */
  demo: boolean
  host: Readonly<{
    port: number
    /** `localhost` means both loopback addresses, IPv4 and IPv6. */
    address: string
    /**
     * An origin without a closing slash; links and the same-origin check are made from it, never from a
     * header.
     */
    baseUrl: string
    /** Reverse proxies in front of us whose X-Forwarded-For entry is believed. */
    trustProxy: number
    /** POST requests per network and minute. */
    ratePerMinute: number
  }>
  folders: Readonly<{ data: string; campaigns: string }>
  database: Readonly<{ kind: 'file'; path: string } | { kind: 'url'; url: string }>
  /** the file that is set, or the one that the import wrote into the data folder */
  directoryFile: string | null
  secret: string | null
  mail: Readonly<MailSettings>
  /** period for which supporters' data outlives a campaign's end; docs/mail.md */
  retentionDays: number
  /** ISO time that replaces the clock; never set in production. */
  fixedNow: string | null
}>
