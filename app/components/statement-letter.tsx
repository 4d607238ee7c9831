import type { StatementText } from '../domain/statement/statement.ts'
import { useWords } from '../i18n/context.tsx'
import { Blocks, Notes } from './statement-text.tsx'

interface AddresseeShown {
  id: string
  name: string
  office?: string | undefined
  postal: readonly string[]
}

export interface StatementLetterShown {
  letterhead: readonly string[]
  placeAndDate: string
  addressees: AddresseeShown[]
  copies: AddresseeShown[]
  subject: string
  salutation: string
  close: string
  text: StatementText
}

/** The open letter as a letter: head, addressees, subject, text, close. */
export function StatementLetter({ letter }: { letter: StatementLetterShown }) {
  const { t } = useWords()
  return (
    <article className="paper open-letter" aria-labelledby="subject">
      {letter.letterhead.length === 0 ? null : <p className="letterhead">{letter.letterhead.map(toLine)}</p>}
      <p className="place-and-date">{letter.placeAndDate}</p>
      <Addressees addressees={letter.addressees} />
      {letter.copies.length === 0 ? null : (
        <div className="copies">
          <p>{t('statement.copies')}</p>
          <Addressees addressees={letter.copies} />
        </div>
      )}
      <h2 id="subject" className="subject">
        {t('statement.subject', { subject: letter.subject })}
      </h2>
      <p>{letter.salutation}</p>
      <div className="body">
        <Blocks blocks={letter.text.blocks} />
        <p className="close">{letter.close}</p>
      </div>
      <Notes notes={letter.text.notes} />
    </article>
  )
}

const Addressees = ({ addressees }: { addressees: AddresseeShown[] }) => (
  <>
    {addressees.map(({ id, name, office, postal }) => (
      <address key={id}>{[name, ...(office === undefined ? [] : [office]), ...postal].map(toLine)}</address>
    ))}
  </>
)

const toLine = (line: string) => (
  <span key={line}>
    <bdi>{line}</bdi>
  </span>
)
