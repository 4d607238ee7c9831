import type { VersionCounts } from '#app/signature/signatories/version-counts.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { formatVersionCounts } from '#app/signature/signatory/format-counts.ts'

interface Props {
  /** the newest first; none where all signed the newest */
  versions: VersionCounts[]
  home: string
  /** in a frame a link opens a window of its own */
  isFramed?: boolean
}

/** How many signed which version, and for those under an older one the way to what changed. */
export function StatementVersionCounts({ versions, home, isFramed = false }: Props) {
  const words = useTranslator()
  const { t } = words
  const newest = versions[0]?.n
  return versions.map((version) => (
    <p key={version.n} className="detail">
      {formatVersionCounts(words, version)}
      {version.n === newest ? null : (
        <>
          {' '}
          {t('statement.version-since')}{' '}
          <a
            href={`${home}/changes?from=${version.n}&to=${newest}`}
            {...(isFramed ? { target: '_blank', rel: 'noopener' } : {})}
          >
            {t('statement.version-difference')}
          </a>
        </>
      )}
    </p>
  ))
}
