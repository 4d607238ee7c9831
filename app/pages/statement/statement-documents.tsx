import { useTranslator } from '#app/locale/translator-context.tsx'
import { statementFilePath } from '#app/paths.ts'
import type { StatementPageView } from './statement-page.server.ts'

const formats = { pdf: 'statement.pdf', docx: 'statement.docx', txt: 'statement.txt' } as const

/** The open letter with its signatories as files. */
export function StatementDocuments({ page: { slug, version, versions } }: { page: StatementPageView }) {
  const { t, lang } = useTranslator()
  const query = version === versions.length ? {} : { version }
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{t('statement.documents')}</h2>
      <p className="hint">{t('statement.documents-lead')}</p>
      <ul className="choices">
        {(['pdf', 'docx', 'txt'] as const).map((format) => (
          <li key={format}>
            <a href={statementFilePath(lang, slug, format, query)}>{t(formats[format])}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
