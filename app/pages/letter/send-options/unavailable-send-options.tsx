import type { ChannelPlan, ChannelReason } from '#app/channel/channel.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'

/** The channels that cannot carry this letter, one entry for each reason. A paste link is left out: it is a variant of its whole link. */
export function UnavailableSendOptions({ plans }: { plans: readonly ChannelPlan[] }) {
  const { t, number } = useTranslator()
  const unavailable = new Map<ChannelReason, ChannelPlan[]>()
  for (const plan of plans)
    if (plan.reason !== undefined && plan.kind !== 'paste')
      unavailable.set(plan.reason, [...(unavailable.get(plan.reason) ?? []), plan])
  const name = ({ id }: ChannelPlan) => t(`channel-reasons.names.${id as 'gmail'}`)
  if (unavailable.size === 0) return null
  return (
    <section className="refused" aria-labelledby="refused">
      <h2 id="refused">{t('out.not-these')}</h2>
      <ul>
        {[...unavailable].map(([reason, those]) => (
          <li key={reason}>
            {t(`channel-reasons.${reason}`, { channels: those.map(name).join(t('letter.list-comma')) })}
            {reason === 'too-long' ? (
              <ul className="measures">
                {those.map((plan) => (
                  <li key={plan.id}>
                    {t('channel-reasons.measured', {
                      channel: name(plan),
                      length: number(plan.length),
                      limit: number(plan.limit ?? 0),
                    })}
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
