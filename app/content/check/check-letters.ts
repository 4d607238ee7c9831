import { listCasesFor, listRecipients, type Recipient } from '#app/recipient/recipient.ts'
import { listParagraphs } from '#app/letter/editing/align-letters.ts'
import { prepareLetterComposer, type Letter, type CompositionContext } from '#app/letter/compose-letter.ts'
import { maxLetterFormLengths } from '#app/letter/editing/letter-form.ts'
import { chooseNth } from '#app/letter/wording.ts'
import type { Problem } from '#app/core/problem.ts'
import { maxSubjectLength } from '#app/campaign/checks/check-words.ts'
import type { ParsedCampaign } from '#app/campaign/parse-campaign.ts'

type Report = (lang: string, path: readonly string[], what: string, todo: string) => void

// Room for the supporter's own sentence and signature in the form's limit is not taken: they come on top of it.
const maxText = maxLetterFormLengths.text

/** Composes every letter to every recipient about everything in every wording, and reports what does not fit. */
export function checkLetters(
  { campaign, locateWords }: ParsedCampaign,
  world: CompositionContext,
): Problem[] {
  const problems = new Map<string, Problem>()
  // One mistake in the words shows in 193 letters; it is one problem.
  const report: Report = (lang, path, what, todo) => {
    const key = [lang, ...path].join(' ')
    if (!problems.has(key)) problems.set(key, { ...locateWords(lang, path), what, todo })
  }
  const [firstLang = ''] = campaign.languages
  const letters = listLetters(campaign, world)
  if (letters.length === 0)
    report(
      firstLang,
      ['letter'],
      'No recipient would get a letter.',
      'Everybody is left out; add recipients or cases.',
    )
  const composers = campaign.languages.map(
    (lang) => [lang, prepareLetterComposer(campaign, lang, world)] as const,
  )
  for (const { recipient, caseId } of letters) {
    // How many alternatives there are at each place, and how many paragraphs in the letter of the nth ones.
    const wordings = new Map<string, string>()
    const paragraphs = new Map<string, number[]>()
    for (const [lang, compose] of composers) {
      const places: number[] = []
      const letters = [
        compose(recipient, caseId, (n) => {
          places.push(n)
          return 0
        }),
      ]
      const most = Math.max(...places)
      for (let nth = 1; nth < most; nth++) letters.push(compose(recipient, caseId, chooseNth(nth)))
      for (const letter of letters) checkSizes(lang, letter, report)
      wordings.set(lang, places.join(' '))
      paragraphs.set(
        lang,
        letters.map(({ text }) => listParagraphs(text).length),
      )
    }
    if (haveDifferences(wordings)) {
      report(
        oddLanguage(wordings),
        ['letter'],
        `The languages do not offer the same number of wordings for subject, opening, request and {{#either}}: ${formatCounts(wordings)}.`,
        'Give subject, opening, request and {{#either}} in templates as many alternatives in each language.',
      )
      continue
    }
    for (const nth of paragraphs.get(firstLang)?.keys() ?? []) {
      const counts = new Map([...paragraphs].map(([lang, all]) => [lang, String(all[nth])]))
      if (haveDifferences(counts))
        report(
          oddLanguage(counts),
          caseId === undefined ? ['letter'] : ['cases', caseId, 'letter-alone'],
          `The letter to ${recipient.id} does not have the same number of paragraphs in each language: ${formatCounts(counts)}.`,
          'Part it alike in each language: readers see it paragraph by paragraph beside their own.',
        )
    }
  }
  return [...problems.values()]
}

const haveDifferences = (counts: ReadonlyMap<string, string>): boolean => new Set(counts.values()).size > 1

/** The language that differs from most; of two, the second. */
function oddLanguage(counts: ReadonlyMap<string, string>): string {
  const all = [...counts]
  const often = (count: string) => all.filter(([, other]) => other === count).length
  const rarest = Math.min(...all.map(([, count]) => often(count)))
  return all.findLast(([, count]) => often(count) === rarest)?.[0] ?? ''
}

const formatCounts = (counts: ReadonlyMap<string, string>): string =>
  [...counts].map(([lang, n]) => `${lang} ${n}`).join(', ')

/** Every letter there is: to whom, and about which case or all. */
export function listLetters(
  campaign: ParsedCampaign['campaign'],
  { reference }: Pick<CompositionContext, 'reference'>,
): { recipient: Recipient; caseId: string | undefined }[] {
  const about = [undefined, ...campaign.cases.map((c) => c.id)]
  return listRecipients(campaign, reference).flatMap((recipient) =>
    about.flatMap((caseId) =>
      campaign.cases.length === 0 || listCasesFor(campaign, recipient, caseId).length > 0
        ? [{ recipient, caseId }]
        : [],
    ),
  )
}

function checkSizes(lang: string, { subject, text, cases, recipient }: Letter, report: Report): void {
  const alone = cases.length === 1
  if (subject.length > maxSubjectLength)
    report(
      lang,
      ['letter', alone ? 'subject-alone' : 'subject'],
      `The subject "${subject}" has ${subject.length} characters.`,
      `Shorten it by ${subject.length - maxSubjectLength}: mail programs fold subjects over ${maxSubjectLength}.`,
    )
  if (text.length > maxText)
    report(
      lang,
      ['letter', alone ? 'opening-alone' : 'opening'],
      `The letter to ${recipient.id} has ${text.length} characters.`,
      `Shorten it by ${text.length - maxText}: at most ${maxText} fit the form.`,
    )
}
