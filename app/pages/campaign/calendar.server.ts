import { listCalendarEntries, listUpcoming, type CalendarEntry } from '#app/campaign/calendar.ts'
import { campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import { formatSessionSlots } from '#app/campaign/session-slots.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { createTranslator } from '#app/locale/translator.ts'
import type { Context } from '#app/context.ts'
import { refusalPage } from '#app/host/refusal-page.ts'
import { formatIcs } from '#app/documents/ics/ics.server.ts'
import { campaignPath } from '#app/paths.ts'
import { localeOf } from '#app/locale/locale.ts'

/** Answers with the campaign's dates as a calendar file. Past dates are left out unless all are past; 404 when no date is known. */
export function handleCalendar(
  app: Context,
  campaign: Campaign,
  lang: string,
  stylesheetUrl: string,
): Response {
  const known = listCalendarEntries(campaign)
  if (known.length === 0) return noDateResponse(app, lang, stylesheetUrl)
  const today = dayInGeneva(app.now())
  const upcoming = listUpcoming(known, today)
  const { t, locale } = translatorFor(app, lang)
  const { title, ask } = campaignWords(campaign, lang)
  const url = app.config.host.baseUrl + campaignPath(lang, campaign.slug)
  const { session = '' } = formatSessionSlots(campaign.session, locale)
  const toEntry = ({ kind, first, last, closes }: CalendarEntry) => ({
    uid: `${campaign.slug}-${kind}@${new URL(url).host}`,
    first,
    last,
    summary: t(`calendar.${kind}`, { title, session }),
    description: closes && kind !== 'closing' ? `${ask}\n\n${t('calendar.last-day')}` : ask,
    url,
  })
  return new Response(formatIcs((upcoming.length > 0 ? upcoming : known).map(toEntry), lang, today), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      // Inline, so that a phone offers its calendar instead of a download.
      'Content-Disposition': `inline; filename="${campaign.slug}.ics"`,
      'Cache-Control': 'public, max-age=0, s-maxage=60',
    },
  })
}

/** Whether the campaign has a date ahead, for a calendar. */
export const hasComingDate = (campaign: Campaign, now: Date): boolean =>
  listUpcoming(listCalendarEntries(campaign), dayInGeneva(now)).length > 0

function noDateResponse(app: Context, lang: string, stylesheetUrl: string): Response {
  const { t, locale } = translatorFor(app, lang)
  const words = {
    lang,
    dir: locale.dir,
    title: () => t('refusals.no-date.title'),
    text: () => t('refusals.no-date.text'),
    back: t('refusals.back'),
  }
  const { status, headers, body } = refusalPage(404, words, { stylesheetUrl })
  const flat = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
  return new Response(new Uint8Array(body), { status, headers: flat })
}

function translatorFor({ locales }: Context, lang: string) {
  const locale = localeOf(locales, lang)
  return { locale, t: createTranslator(locale).t }
}
