import { useWords } from '../i18n/context.tsx'

interface Props {
  opening: { state: 'not-yet' | 'open' | 'closed'; date?: string | undefined }
  href: string
  label: string
}

/** The one button of a page, or why there is none. */
export function OpeningButton({ opening, href, label }: Props) {
  const { t, date } = useWords()
  if (opening.state === 'open')
    return (
      <a className="button" href={href}>
        {label}
      </a>
    )
  const day = opening.date === undefined ? '' : date(opening.date)
  return (
    <p className="notice">
      {opening.state === 'not-yet'
        ? t('campaign.not-yet', { date: day })
        : t('campaign.closed', { date: day })}
    </p>
  )
}
