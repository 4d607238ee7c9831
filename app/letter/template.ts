import type { ChooseWording } from './wording.ts'

/**
 * The words that a letter template may use. templates/README.md explains them to authors of templates.
 */
export interface LetterContext {
  office: string
  /** empty in a letter to an office */
  mission: string
  salutation: string
  closing: string
  subject: string
  opening: string
  cases: { name: string; state: string; text: string }[]
  alone: boolean
  /** empty unless the campaign has no cases */
  body: string
  /** where the supporter's own sentence goes */
  own: string
  request: string
  council: boolean
  year: string
  /** empty in a campaign without cases */
  'as-of': string
  link: string
}

interface PostContext {
  text: string
  mentions: string
  tags: string
}

export interface LetterTemplate {
  reviewed: string
  /** `choose` picks between the alternatives of {{#either}} */
  render(context: LetterContext, choose: ChooseWording): { subject: string; text: string }
}

export interface PostTemplate {
  reviewed: string
  render(context: PostContext): string
}

/** Compiled templates by key: `letters/en`, `end-reprisals/letters/CH.en`, `posts/case.en`. */
export interface Templates {
  letters: ReadonlyMap<string, LetterTemplate>
  posts: ReadonlyMap<string, PostTemplate>
}

/**
 * Chooses the template of a letter. The first match wins: campaign + recipient (`CH`, `kz-president`) +
 * language, campaign + language, shared + language.
 */
export function chooseLetterTemplate(
  templates: Templates,
  slug: string,
  recipient: string,
  lang: string,
): LetterTemplate {
  const { letters } = templates
  const chosen =
    letters.get(`${slug}/letters/${recipient}.${lang}`) ??
    letters.get(`${slug}/letters/${lang}`) ??
    letters.get(`letters/${lang}`)
  if (!chosen) throw new Error(`no letter template for ${lang}`)
  return chosen
}

export function choosePostTemplate(
  templates: Templates,
  slug: string,
  kind: 'campaign' | 'case',
  lang: string,
): PostTemplate {
  const chosen =
    templates.posts.get(`${slug}/posts/${kind}.${lang}`) ?? templates.posts.get(`posts/${kind}.${lang}`)
  if (!chosen) throw new Error(`no post template ${kind} for ${lang}`)
  return chosen
}
