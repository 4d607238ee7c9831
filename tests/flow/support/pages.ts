import { formatStateName } from '#app/reference/state.ts'
import { readCampaign, reference, slug } from './campaign.ts'
import { wordsIn, type Page, type Visitor } from './visitor.ts'

const campaign = readCampaign()

const stateNameOf = (code: string, lang: string): string => {
  const state = reference.states.get(code)
  if (!state) throw new Error(code)
  return formatStateName(state, lang)
}

/** Somewhere in the real campaign. */
export const [first] = campaign.cases.map(({ id }) => id)

/** Pages that are the same for every visitor of a language. */
export const sharedPaths = (lang: string): Record<string, string> => {
  const home = `/${lang}/campaigns/${slug}`
  return {
    'start page': `/${lang}`,
    campaign: home,
    case: `${home}/cases/${first}`,
    states: `${home}/write`,
    'states for a case': `${home}/write?case=${first}`,
    letter: `${home}/write/CH`,
    'letter about a case': `${home}/write/KE?case=${first}&in=en`,
    'letter in Chinese': `${home}/write/CH?in=zh`,
    numbers: `/${lang}/numbers`,
    privacy: `/${lang}/privacy`,
  }
}

/** Pages made for one visitor or one question. */
export const visitorPaths = (lang: string): Record<string, string> => {
  const home = `/${lang}/campaigns/${slug}`
  return {
    'states found': `${home}/write?q=re`,
    'no state found': `${home}/write?q=atlantis`,
    'letter in a round': `${home}/write/CH?round=CH.FR.KE&in=ar`,
    share: `${home}/share`,
    'share a case': `${home}/share?case=${first}`,
    thanks: `${home}/thanks`,
    'not found': `/${lang}/nothing`,
    'unknown case': `${home}/cases/nobody`,
    'unknown state': `${home}/write/XX`,
  }
}

/** The pages of the real open letters, in the languages that they have. */
export const statementPaths = (lang: string): Record<string, string> => {
  const open = `/${lang}/campaigns/${slug}`
  const closed = `/${lang}/campaigns/monitor-china/statement`
  return {
    ...(['zh', 'en', 'ar'].includes(lang)
      ? {
          'open letter': `${open}/statement`,
          'open letter, framed': `/embed/${lang}/${slug}`,
          'open letter, nobody yet': `${open}/statement/signatories`,
        }
      : {}),
    ...(['zh', 'en'].includes(lang)
      ? {
          'open letter, closed': closed,
          'open letter with notes': `/${lang}/campaigns/north-korean-refugees/statement`,
          'open letter, signatories': `${closed}/signatories`,
          'open letter, signatories found': `${closed}/signatories?q=rights`,
          'open letter, nobody found': `${closed}/signatories?q=atlantis`,
        }
      : {}),
    'open letter, none': `/${lang}/campaigns/nothing/statement`,
  }
}

/** Every kind of page that a press of a button leads to. */
export async function pressEveryButton(visitor: Visitor, lang: string): Promise<Record<string, Page>> {
  const { t } = wordsIn(lang)
  const paths = { ...sharedPaths(lang), ...visitorPaths(lang) }
  const letter = await visitor.visit(paths.letter ?? '')
  const short = await visitor.visit(paths['letter about a case'] ?? '')
  const out = await visitor.press(letter, t('letter.next'))
  const round = await visitor.visit(paths['letter in a round'] ?? '')
  const inRound = await visitor.press(round, t('letter.next'), { name: 'Ana', why: 'Mine.' })
  const share = await visitor.visit(paths.share ?? '')
  return {
    'ways out': out,
    'ways out with a mail link': await visitor.press(short, t('letter.next')),
    'changing again': await visitor.press(out, t('out.change')),
    'ways out in a round': inRound,
    'next letter of a round': await visitor.press(inRound, t('out.next', { name: stateNameOf('FR', lang) })),
    'a form with mistakes': await visitor.press(letter, t('letter.next'), { subject: '', text: '' }),
    leaving: await visitor.press(share, t('share.open', { network: 'X' })),
    'too large': await visitor.press(letter, t('letter.next'), { text: 'a'.repeat(100_000) }),
  }
}
