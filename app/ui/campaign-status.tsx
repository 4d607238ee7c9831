import { useTranslator } from '#app/locale/translator-context.tsx'

/** Whether a campaign is open, and if not, since or until when. */
export interface CampaignStatusView {
  state: 'not-yet' | 'open' | 'closed'
  /** the day it opens or closed */
  date?: string | undefined
}

/** The one button of a page, or the reason why there is none. */
export function CampaignStatusButton({
  status,
  href,
  label,
}: {
  status: CampaignStatusView
  href: string
  label: string
}) {
  if (status.state !== 'open') return <CampaignStatusNotice status={status} />
  return (
    <a className="button" href={href}>
      {label}
    </a>
  )
}

/** The reason why no letters are written now. */
export function CampaignStatusNotice({ status }: { status: CampaignStatusView }) {
  const { t, date } = useTranslator()
  const day = status.date === undefined ? '' : date(status.date)
  return (
    <p className="notice">
      {status.state === 'not-yet'
        ? t('campaign.not-yet', { date: day })
        : t('campaign.closed', { date: day })}
    </p>
  )
}
