import type { SignatoryKind } from '#app/statement/signatory.ts'
import type { ProofOfWorkFieldsView } from '#app/ui/form/proof-of-work-fields.tsx'
import type { SignFieldsView } from './sign-field.tsx'

export interface SignPageView extends SignFieldsView {
  kind: SignatoryKind
  /** who can sign at all, each with the address of its form */
  kinds: { kind: SignatoryKind; href: string }[]
  action: string
  statement: { slug: string; title: string; href: string }
  asks: string
  opening: {
    state: 'not-yet' | 'open' | 'closed'
    opens?: string | undefined
    deadline?: string | undefined
  }
  isOffered: boolean
  /** all messages of the site wait */
  isPaused: boolean
  isListable: boolean
  partner?: { id: string; name: string } | undefined
  version: { number: number; of: number; date: string }
  /** very many requests from this network in the last minute, or emails requested in the last hour */
  tooMany?: 'minute' | 'hour' | undefined
  /** the honeypot's value, so that a program that filled it in stays known */
  honeypot: string
  /** while very many emails are requested */
  proof?: ProofOfWorkFieldsView | undefined
  token: string
  /** proves when this page was made */
  stamp: string
}
