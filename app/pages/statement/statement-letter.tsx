import { useTranslator } from '#app/locale/translator-context.tsx'
import type { AddresseeView, StatementPageView } from './statement-page.server.ts'
import { Blocks, Notes } from './statement-text.tsx'

/** The open letter as a letter: letterhead, addressees, subject, text, close. */
export function StatementLetter({ letter }: { letter: StatementPageView['letter'] }) {
  const { t } = useTranslator()
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

const Addressees = ({ addressees }: { addressees: AddresseeView[] }) => (
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
