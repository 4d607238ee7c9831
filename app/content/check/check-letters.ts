import { listCasesFor, listRecipients, type Recipient } from '#app/recipient/recipient.ts'
import { listParagraphs } from '#app/letter/editing/align-letters.ts'
import { prepareLetterComposer, type Letter, type CompositionContext } from '#app/letter/compose-letter.ts'
import { maxLetterFormLengths } from '#app/letter/editing/letter-form.ts'
import { chooseNth } from '#app/letter/wording.ts'
import type { Problem } from '#app/core/problem.ts'
import { maxSubjectLength } from '#app/campaign/checks/check-words.ts'
import type { ParsedCampaign } from '#app/campaign/parse-campaign.ts'

type Report = (lang: string, path: readonly string[], what: string, todo: string) => void

// The supporter's own sentence and signature have limits of their own.
const maxTextLength = maxLetterFormLengths.text

/** Composes every letter: to each recipient, about each case and all, in each wording and language. Reports those that do not fit. */
export function checkLetters(
  { campaign, locateWords }: ParsedCampaign,
  context: CompositionContext,
): Problem[] {
  const problems = new Map<string, Problem>()
  // A mistake in the words affects up to 193 letters, but is one problem.
  const report: Report = (lang, path, what, todo) => {
    const key = [lang, ...path].join(' ')
    if (!problems.has(key)) problems.set(key, { ...locateWords(lang, path), what, todo })
  }
  const [firstLang = ''] = campaign.languages
  const letters = listLetters(campaign, context)
  if (letters.length === 0)
    report(
      firstLang,
      ['letter'],
      'No recipient would get a letter.',
      'Everybody is left out; add recipients or cases.',
    )
  const composers = campaign.languages.map(
    (lang) => [lang, prepareLetterComposer(campaign, lang, context)] as const,
  )
  for (const { recipient, caseId } of letters) {
    // By language: the number of alternatives at each place, and the number of paragraphs in the letter of the nth alternatives.
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
      const maxAlternatives = Math.max(...places)
      for (let nth = 1; nth < maxAlternatives; nth++) letters.push(compose(recipient, caseId, chooseNth(nth)))
      for (const letter of letters) checkSizes(lang, letter, report)
      wordings.set(lang, places.join(' '))
      paragraphs.set(
        lang,
        letters.map(({ text }) => listParagraphs(text).length),
      )
    }
    if (haveDifferences(wordings)) {
      report(
        findOddLanguage(wordings),
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
          findOddLanguage(counts),
          caseId === undefined ? ['letter'] : ['cases', caseId, 'letter-alone'],
          `The letter to ${recipient.id} does not have the same number of paragraphs in each language: ${formatCounts(counts)}.`,
          'Part it alike in each language: readers see it paragraph by paragraph beside their own.',
        )
    }
  }
  return [...problems.values()]
}

const haveDifferences = (counts: ReadonlyMap<string, string>): boolean => new Set(counts.values()).size > 1

/** The language that differs from most others; of two languages, the second. */
function findOddLanguage(counts: ReadonlyMap<string, string>): string {
  const all = [...counts]
  const often = (count: string) => all.filter(([, other]) => other === count).length
  const rarest = Math.min(...all.map(([, count]) => often(count)))
  return all.findLast(([, count]) => often(count) === rarest)?.[0] ?? ''
}

const formatCounts = (counts: ReadonlyMap<string, string>): string =>
  [...counts].map(([lang, n]) => `${lang} ${n}`).join(', ')

/** All letters of a campaign: a recipient, and a case or undefined for all. */
export function listLetters(
  campaign: ParsedCampaign['campaign'],
  { reference }: Pick<CompositionContext, 'reference'>,
): { recipient: Recipient; caseId: string | undefined }[] {
  const caseIds = [undefined, ...campaign.cases.map((c) => c.id)]
  return listRecipients(campaign, reference).flatMap((recipient) =>
    caseIds.flatMap((caseId) =>
      campaign.cases.length === 0 || listCasesFor(campaign, recipient, caseId).length > 0
        ? [{ recipient, caseId }]
        : [],
    ),
  )
}

function checkSizes(lang: string, { subject, text, cases, recipient }: Letter, report: Report): void {
  const hasOneCase = cases.length === 1
  if (subject.length > maxSubjectLength)
    report(
      lang,
      ['letter', hasOneCase ? 'subject-alone' : 'subject'],
      `The subject "${subject}" has ${subject.length} characters.`,
      `Shorten it by ${subject.length - maxSubjectLength}: mail programs fold subjects over ${maxSubjectLength}.`,
    )
  if (text.length > maxTextLength)
    report(
      lang,
      ['letter', hasOneCase ? 'opening-alone' : 'opening'],
      `The letter to ${recipient.id} has ${text.length} characters.`,
      `Shorten it by ${text.length - maxTextLength}: at most ${maxTextLength} fit the form.`,
    )
}
