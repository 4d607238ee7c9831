import { useTranslator } from '#app/locale/translator-context.tsx'
import { dayOfIso } from '#app/time/days.ts'
import type { MailboxMessageView } from './mailbox-page.server.ts'

/** "Name <address>", each in its own direction. */
export function PartyLine({ party: { name, address } }: { party: MailboxMessageView['to'] }) {
  return (
    <>
      {name === '' ? null : (
        <>
          <bdi>{name}</bdi>{' '}
        </>
      )}
      <bdi className="address">&lt;{address}&gt;</bdi>
    </>
  )
}

/** A time to the minute, in UTC. */
export function Timestamp({ at }: { at: string }) {
  const { date } = useTranslator()
  return (
    <time dateTime={at}>
      {date(dayOfIso(at))}, {at.slice(11, 16)} UTC
    </time>
  )
}
