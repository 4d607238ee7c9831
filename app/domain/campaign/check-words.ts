import { listSlots } from '../locale/fill.ts'
import type { Problem } from '../problem.ts'
import { adviseKnown } from './did-you-mean.ts'
import type { CampaignFile } from './file-schema.ts'
import { listSessionSlots } from './session-slots.ts'
import type { Session } from './session.ts'
import type { Read } from './parse-campaign.ts'
import type { WordsFile } from './words-schema.ts'

/** RFC 5322, 2.1.1 advises lines of at most 78 characters. */
export const maxSubject = 78

/** Every fact has its words, every word its fact, every slot its value. */
export function checkWords(
  { file, data, yaml }: Read<WordsFile>,
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
        report([...path, id], `campaign.yaml has no ${kind} "${id}".`, adviseKnown(id, wanted), true)
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
        adviseKnown(id, Object.keys(facts.sources)),
        true,
      )

  const slots = session ? listSessionSlots(session) : undefined
  const checkSlots = (path: readonly string[], sentence: string, allowed: readonly string[]) => {
    for (const slot of listSlots(sentence))
      if (!allowed.includes(slot))
        report(
          path,
          `{${slot}} has no value here${session && ['date', 'start', 'end'].includes(slot) ? `: the reference data gives no such day for session ${session.number}` : ''}.`,
          allowed.length > 0 ? `Use one of: ${allowed.map((s) => `{${s}}`).join(', ')}.` : 'Write it out.',
        )
  }
  if (slots && session)
    for (const [path, clock] of [
      [['deadline'], data.deadline],
      [['letter', 'request'], data.letter.request],
    ] as const) {
      for (const [phase, sentence] of Object.entries(clock))
        if (sentence !== undefined) checkSlots([...path, phase], sentence, slots)
      if (session.start === undefined && clock.unknown === undefined)
        report(
          path,
          `The dates of session ${session.number} are not known, and "unknown" is missing.`,
          'Add "unknown: …", a sentence that names no date.',
        )
    }
  checkSlots(['letter', 'subject-alone'], data.letter['subject-alone'], ['case'])
  for (const { path, text } of listSentences(data)) {
    if (text.includes('{{'))
      report(path, 'Braces {{ }} belong into templates, not into words.', 'Write the words themselves.')
    else if (!takesSlots(path)) checkSlots(path, text, [])
  }
  return problems
}

const takesSlots = ([first, second]: readonly string[]): boolean =>
  first === 'deadline' || (first === 'letter' && (second === 'request' || second === 'subject-alone'))

/** Every sentence of a words file with its path. */
function listSentences(words: unknown, path: readonly string[] = []): { path: string[]; text: string }[] {
  if (typeof words === 'string') return [{ path: [...path], text: words }]
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, value]) => listSentences(value, [...path, key]))
}
