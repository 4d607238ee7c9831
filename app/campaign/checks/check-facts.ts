import type { Problem } from '#app/core/problem.ts'
import { resolveSchedule } from '#app/campaign/campaign.ts'
import { checkRecipients } from './check-recipients.ts'
import { suggestKnown } from '#app/core/suggest-known.ts'
import type { CampaignFile } from '#app/campaign/schema/campaign-schema.ts'
import type { CheckContext } from '#app/campaign/campaign-folder.ts'
import type { ParsedFile } from '#app/core/yaml/parse-yaml-file.ts'

type Path = readonly (string | number)[]

/** Checks what the schema cannot: that ids exist and are unique, and that dates are consistent. */
export function checkFacts(
  { file, data, yaml }: ParsedFile<CampaignFile>,
  { reference, languages }: CheckContext,
): Problem[] {
  const problems: Problem[] = []
  const report = (path: Path, what: string, todo: string) =>
    problems.push({ file, ...yaml.locate(path), what, todo })
  const known = (path: Path, id: string, ids: readonly string[], kind: string) => {
    if (!ids.includes(id)) report(path, `There is no ${kind} "${id}".`, suggestKnown(id, ids))
  }
  const unique = (entries: readonly { path: Path; id: string }[], kind: string) => {
    const seen = new Set<string>()
    for (const { path, id } of entries) {
      if (seen.has(id)) report(path, `The ${kind} "${id}" appears twice.`, 'Give each its own id.')
      seen.add(id)
    }
  }
  const sources = Object.keys(data.sources)
  const states = [...reference.states.keys()]

  if (data.session !== undefined) known(['session'], data.session, [...reference.sessions.keys()], 'session')
  data.languages.forEach((lang, i) =>
    known(['languages', i], lang, languages, 'language with interface words and templates'),
  )
  unique(
    data.languages.map((id, i) => ({ path: ['languages', i], id })),
    'language',
  )
  const session = data.session === undefined ? undefined : reference.sessions.get(data.session)
  problems.push(...checkRecipients({ file, data, yaml }, reference, session))
  if (data.schedule !== 'evergreen') {
    const { opens, closes } = resolveSchedule({ schedule: data.schedule, ...(session ? { session } : {}) })
    for (const key of ['opens', 'closes'] as const)
      if (data.session === undefined && /^[a-z]/.test(data.schedule[key] ?? ''))
        report(['schedule', key], 'The campaign has no session to follow.', 'Write a day, or name a session.')
    if (opens !== undefined && closes !== undefined && opens > closes)
      report(['schedule', 'closes'], 'The campaign closes before it opens.', 'Swap the two days.')
  }
  if (data.cases.length === 0 && data.recipients.missions?.except === 'own-case')
    report(['recipients', 'missions', 'except'], 'There are no cases to leave out.', 'Remove the line.')

  unique(
    data.cases.map(({ id }, i) => ({ path: ['cases', i, 'id'], id })),
    'case',
  )
  unique(
    data.figures.map(({ figure: id }, i) => ({ path: ['figures', i, 'figure'], id })),
    'figure',
  )
  unique(
    data.links.map(({ link: id }, i) => ({ path: ['links', i, 'link'], id })),
    'link',
  )
  for (const kind of ['people', 'organisations'] as const)
    unique(
      data.cases.flatMap((c, i) => c[kind].map(({ id }, j) => ({ path: ['cases', i, kind, j, 'id'], id }))),
      'id',
    )
  data.figures.forEach(({ source }, i) => known(['figures', i, 'source'], source, sources, 'source'))
  unique(
    data.quotes.map(({ quote: id }, i) => ({ path: ['quotes', i, 'quote'], id })),
    'quote',
  )
  data.quotes.forEach(({ source }, i) => known(['quotes', i, 'source'], source, sources, 'source'))
  unique(
    data.background.map(({ section: id }, i) => ({ path: ['background', i, 'section'], id })),
    'section',
  )
  data.background.forEach((section, i) =>
    section.sources.forEach((id, j) => known(['background', i, 'sources', j], id, sources, 'source')),
  )

  data.cases.forEach((c, i) => {
    known(['cases', i, 'state'], c.state, states, 'state')
    if (c.people.length + c.organisations.length === 0)
      report(['cases', i], `The case "${c.id}" names nobody.`, 'Add "people" or "organisations".')
    unique(
      c.events.map(({ event: id }, j) => ({ path: ['cases', i, 'events', j, 'event'], id })),
      'event',
    )
    unique(
      c.asks.map((id, j) => ({ path: ['cases', i, 'asks', j], id })),
      'ask',
    )
    c.events.forEach((event, j) => {
      known(['cases', i, 'events', j, 'source'], event.source, sources, 'source')
      if (isLater(event.date, c['as-of']))
        report(
          ['cases', i, 'events', j, 'date'],
          `This event is later than the case's as-of date ${c['as-of']}.`,
          'Correct the date, or check all facts of the case again and update as-of.',
        )
      if (event.until !== undefined && isLater(event.date, event.until))
        report(['cases', i, 'events', j, 'until'], 'It ends before it begins.', 'Swap the two dates.')
    })
    for (const kind of ['people', 'organisations'] as const)
      c[kind].forEach(({ source }, j) => known(['cases', i, kind, j, 'source'], source, sources, 'source'))
  })
  return problems
}

/**
 * Whether a date is later, compared at the precision of the less exact one: 2022-10 is later than 2022-09-29,
 * but not later than 2022.
 */
export function isLater(date: string, than: string): boolean {
  const length = Math.min(date.length, than.length)
  return date.slice(0, length) > than.slice(0, length)
}
