import { useTranslator } from '#app/locale/translator-context.tsx'
import type { ReadingView } from './letter-page.server.ts'

interface Props {
  reading: ReadingView
  sent: { lang: string; dir: 'ltr' | 'rtl' }
}

/** The letter as it is sent, each part beside the same part in the reader's language. */
export function AlignedLetter({ reading, sent }: Props) {
  const { t, lang } = useTranslator()
  const rows = [
    { sent: reading.sent.subject, reading: reading.says.subject },
    ...(reading.pairs ?? [{ sent: reading.sent.text, reading: reading.says.text }]),
  ]
  return (
    <div className="aligned">
      <p className="hint">{t('letter.reading-note')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('letter.as-sent')}</th>
            <th scope="col">{t('letter.reading')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i} className={i === 0 ? 'subject' : 'letter-text'}>
              <td lang={sent.lang} dir={sent.dir}>
                {row.sent}
              </td>
              <td lang={lang} dir={reading.dir}>
                {row.reading}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
