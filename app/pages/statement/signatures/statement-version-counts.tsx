import type { VersionCounts } from '#app/signature/signatories/version-counts.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { formatVersionCounts } from '#app/signature/signatory/format-counts.ts'
import { changesPath } from '#app/paths.ts'

interface Props {
  /** the newest first; empty where all signed the newest */
  versions: VersionCounts[]
  slug: string
  /** in a frame a link opens a new window */
  isFramed?: boolean
}

/** The signatures of each version, and for an older one a link to what changed since. */
export function StatementVersionCounts({ slug, versions, isFramed = false }: Props) {
  const translator = useTranslator()
  const { t, lang } = translator
  const newest = versions[0]?.n
  return versions.map((version) => (
    <p key={version.n} className="detail">
      {formatVersionCounts(translator, version)}
      {version.n === newest ? null : (
        <>
          {' '}
          {t('statement.version-since')}{' '}
          <a
            href={changesPath(lang, slug, { from: version.n, to: newest })}
            {...(isFramed ? { target: '_blank', rel: 'noopener' } : {})}
          >
            {t('statement.version-difference')}
          </a>
        </>
      )}
    </p>
  ))
}
