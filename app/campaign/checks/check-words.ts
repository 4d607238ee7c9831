import { cleanText } from '#app/text/characters/clean-text.ts'
import { listSlots } from '#app/text/slots.ts'
import type { Problem } from '#app/core/problem.ts'
import { checkPhaseSentences } from './check-phase-sentences.ts'
import { suggestKnown } from '#app/core/suggest-known.ts'
import type { CampaignFile } from '#app/campaign/schema/campaign-schema.ts'
import { listSessionSlots } from '#app/campaign/session-slots.ts'
import type { Session } from '#app/time/session.ts'
import type { ParsedFile } from '#app/core/yaml/parse-yaml-file.ts'
import type { WordsFile } from '#app/campaign/schema/words-schema.ts'

/** RFC 5322, 2.1.1 advises lines of at most 78 characters. */
export const maxSubjectLength = 78

/** Checks that every fact has its words, every word its fact, and every slot a value. */
export function checkWords(
  { file, data, yaml }: ParsedFile<WordsFile>,
  facts: CampaignFile,
  session: Session | undefined,
): Problem[] {
  const problems: Problem[] = []
  const report = (path: readonly string[], what: string, todo: string, key = false) =>
    problems.push({ file, ...(key ? yaml.locateKey(path) : yaml.locate(path)), what, todo })

  const match = (
    path: readonly string[],
    has: Record<string, unknown>,
    wanted: readonly string[],
    kind: string,
  ) => {
    for (const id of wanted)
      if (!Object.hasOwn(has, id))
        report(
          path,
          `The words for the ${kind} "${id}" are missing.`,
          `Add "${id}: …" under "${path.at(-1)}".`,
        )
    for (const id of Object.keys(has))
      if (!wanted.includes(id))
        report([...path, id], `campaign.yaml has no ${kind} "${id}".`, suggestKnown(id, wanted), true)
  }
  match(
    ['cases'],
    data.cases,
    facts.cases.map((c) => c.id),
    'case',
  )
  match(
    ['background'],
    data.background,
    facts.background.map((b) => b.section),
    'section',
  )
  match(
    ['figures'],
    data.figures,
    facts.figures.map((f) => f.figure),
    'figure',
  )
  match(
    ['links'],
    data.links,
    facts.links.map((l) => l.link),
    'link',
  )
  match(
    ['people'],
    data.people,
    facts.cases.flatMap((c) => c.people.map((p) => p.id)),
    'person',
  )
  match(
    ['organisations'],
    data.organisations,
    facts.cases.flatMap((c) => c.organisations.map((o) => o.id)),
    'organisation',
  )
  match(
    ['offices'],
    data.offices,
    facts.recipients.offices.map((o) => o.id),
    'office',
  )
  match(
    ['reasons'],
    data.reasons,
    [...new Set(facts.recipients.missions?.without.map((w) => w.reason))],
    'reason',
  )
  match(
    ['quotes'],
    data.quotes,
    facts.quotes.map((q) => q.quote),
    'quote',
  )
  for (const c of facts.cases) {
    const words = data.cases[c.id]
    if (!words) continue
    match(
      ['cases', c.id, 'events'],
      words.events,
      c.events.map((e) => e.event),
      'event',
    )
    match(['cases', c.id, 'asks'], words.asks, c.asks, 'ask')
  }

  for (const id of Object.keys(data['source-notes']))
    if (!Object.hasOwn(facts.sources, id))
      report(
        ['source-notes', id],
        `campaign.yaml has no source "${id}".`,
        suggestKnown(id, Object.keys(facts.sources)),
        true,
      )

  // An unknown session is reported by checkFacts.
  const misnamed = facts.session !== undefined && !session
  const slots = misnamed ? allSlots : listSessionSlots(session)
  const checkSlots = (path: readonly string[], sentence: string, allowed: readonly string[]) => {
    for (const slot of listSlots(sentence))
      if (!allowed.includes(slot))
        report(
          path,
          `{${slot}} has no value here${session && ['date', 'start', 'end'].includes(slot) ? `: the reference data gives no such day for session ${session.number}` : ''}.`,
          allowed.length > 0 ? `Use one of: ${allowed.map((s) => `{${s}}`).join(', ')}.` : 'Write it out.',
        )
  }
  // A sentence that needs an unknown day is replaced with `unknown`, if there is one.
  const slotsAt = ([first, second, third]: readonly string[]) => {
    const [clock, place] = first === 'deadline' ? [data.deadline, second] : [data.letter.request, third]
    return session && clock.unknown !== undefined && place !== 'unknown' ? allSlots : slots
  }
  if (!misnamed)
    for (const [path, clock] of [
      [['deadline'], data.deadline],
      [['letter', 'request'], data.letter.request],
    ] as const)
      checkPhaseSentences(path, clock, session, report)
  if (facts.cases.length > 0)
    for (const key of ['subject-alone', 'opening-alone'] as const)
      if (data.letter[key] === undefined)
        report(['letter'], `"${key}" is missing.`, 'A campaign with cases has letters about one case.')
  if (facts.cases.length === 0 && data.letter.body === undefined)
    report(['letter'], '"body" is missing.', 'Without cases the letter needs its own paragraphs.')
  if (facts.cases.length > 0 && data.letter.body !== undefined)
    report(
      ['letter', 'body'],
      'A campaign with cases has no "body".',
      'Remove it: the letter describes the cases instead.',
      true,
    )

  for (const { path, text } of listSentences(data)) {
    if (cleanText(text) !== text)
      report(path, 'There are characters here that nobody can see.', 'Type this sentence again.')
    else if (text.includes('{{'))
      report(path, 'Braces {{ }} belong in templates, not in words files.', 'Write the words themselves.')
    else checkSlots(path, text, listSlotsFor(path, slotsAt(path)))
  }
  return problems
}

const allSlots = ['session', 'date', 'start', 'end']

/** The slots allowed in the sentence at a path. */
function listSlotsFor([first, second]: readonly string[], ofSession: readonly string[]): readonly string[] {
  if (first === 'deadline' || (first === 'letter' && second === 'request')) return ofSession
  return first === 'letter' && second === 'subject-alone' ? ['case'] : []
}

/** Lists every sentence of a words file with its path. */
export function listSentences(
  words: unknown,
  path: readonly string[] = [],
): { path: string[]; text: string }[] {
  if (typeof words === 'string') return [{ path: [...path], text: words }]
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, value]) => listSentences(value, [...path, key]))
}
