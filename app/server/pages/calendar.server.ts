import { listCalendarEntries, listComing, type CalendarEntry } from '../../domain/campaign/calendar.ts'
import { wordsOf, type Campaign } from '../../domain/campaign/campaign.ts'
import { showSessionSlots } from '../../domain/campaign/session-slots.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import { createWords } from '../../i18n/words.ts'
import type { Context } from '../../context.ts'
import { refusalPage } from '../../host/refusal-page.ts'
import { showIcs } from '../ics.server.ts'

/** The campaign's dates as a calendar file. What is over is left out, unless all is. 404 when no date is known. */
export function answerCalendar(
  app: Context,
  campaign: Campaign,
  lang: string,
  stylesheetUrl: string,
): Response {
  const known = listCalendarEntries(campaign)
  if (known.length === 0) return refuseUndated(app, lang, stylesheetUrl)
  const today = dayInGeneva(app.now())
  const coming = listComing(known, today)
  const { t, locale } = speak(app, lang)
  const { title, ask } = wordsOf(campaign, lang)
  const url = app.world().link(campaign.slug, lang)
  const { session = '' } = showSessionSlots(campaign.session, locale)
  const showEntry = ({ kind, first, last, closes }: CalendarEntry) => ({
    uid: `${campaign.slug}-${kind}@${new URL(url).host}`,
    first,
    last,
    summary: t(`calendar.${kind}`, { title, session }),
    description: closes && kind !== 'closing' ? `${ask}\n\n${t('calendar.last-day')}` : ask,
    url,
  })
  return new Response(showIcs((coming.length > 0 ? coming : known).map(showEntry), lang, today), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      // Inline: a telephone then offers its calendar instead of a download.
      'Content-Disposition': `inline; filename="${campaign.slug}.ics"`,
      'Cache-Control': 'public, max-age=0, s-maxage=60',
    },
  })
}

/** Whether there is a day ahead to put into a calendar. */
export const hasComingDate = (campaign: Campaign, now: Date): boolean =>
  listComing(listCalendarEntries(campaign), dayInGeneva(now)).length > 0

function refuseUndated(app: Context, lang: string, stylesheetUrl: string): Response {
  const { t, locale } = speak(app, lang)
  const words = {
    lang,
    dir: locale.dir,
    title: () => t('refusals.no-date.title'),
    text: () => t('refusals.no-date.text'),
    back: t('refusals.back'),
  }
  const { status, headers, body } = refusalPage(404, words, { stylesheetUrl })
  const own = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
  return new Response(new Uint8Array(body), { status, headers: own })
}

function speak(app: Context, lang: string) {
  const locale = app.locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  return { locale, t: createWords(locale).t }
}
