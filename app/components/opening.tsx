import { useWords } from '../i18n/context.tsx'

/** Whether letters are written now, and if not, since or until when. */
export interface OpeningShown {
  state: 'not-yet' | 'open' | 'closed'
  /** the day it opens or closed */
  date?: string | undefined
}

/** The one button of a page, or why there is none. */
export function OpeningButton({
  opening,
  href,
  label,
}: {
  opening: OpeningShown
  href: string
  label: string
}) {
  if (opening.state !== 'open') return <OpeningNotice opening={opening} />
  return (
    <a className="button" href={href}>
      {label}
    </a>
  )
}

/** Why letters are not written now. */
export function OpeningNotice({ opening }: { opening: OpeningShown }) {
  const { t, date } = useWords()
  const day = opening.date === undefined ? '' : date(opening.date)
  return (
    <p className="notice">
      {opening.state === 'not-yet'
        ? t('campaign.not-yet', { date: day })
        : t('campaign.closed', { date: day })}
    </p>
  )
}
