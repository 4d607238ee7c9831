import { useTranslator } from '#app/locale/translator-context.tsx'

/** Whether a campaign is open, and if not, since or until when. */
export interface CampaignStatusView {
  state: 'not-yet' | 'open' | 'closed'
  /** the day it opens or closed */
  date?: string | undefined
}

/** The one button of a page, or the reason why there is none. */
export function CampaignStatusButton({
  opening,
  href,
  label,
}: {
  opening: CampaignStatusView
  href: string
  label: string
}) {
  if (opening.state !== 'open') return <CampaignStatusNotice opening={opening} />
  return (
    <a className="button" href={href}>
      {label}
    </a>
  )
}

/** The reason why no letters are written now. */
export function CampaignStatusNotice({ opening }: { opening: CampaignStatusView }) {
  const { t, date } = useTranslator()
  const day = opening.date === undefined ? '' : date(opening.date)
  return (
    <p className="notice">
      {opening.state === 'not-yet'
        ? t('campaign.not-yet', { date: day })
        : t('campaign.closed', { date: day })}
    </p>
  )
}
