import type { Campaign } from '#app/campaign/campaign.ts'
import type { CompositionContext } from '#app/letter/compose-letter.ts'

/** The review of a file, from its line `reviewed:`. */
export interface Review {
  file: string
  reviewed: string
}

/** Lists the reviews of a campaign's words files and of every template that its letters and posts can use. */
export function listReviews(
  { slug, languages, words }: Campaign,
  { templates }: Pick<CompositionContext, 'templates'>,
): Review[] {
  const used = (key: string) =>
    languages.some((lang) => key.endsWith(`.${lang}`) || key.endsWith(`/${lang}`)) &&
    /^(?:letters|posts)\//.test(key.startsWith(`${slug}/`) ? key.slice(slug.length + 1) : key)
  const ofTemplates = [...templates.letters, ...templates.posts].flatMap(([key, { reviewed }]) =>
    used(key)
      ? [{ file: key.startsWith(`${slug}/`) ? `campaigns/${key}.hbs` : `templates/${key}.hbs`, reviewed }]
      : [],
  )
  return [
    ...[...words].map(([lang, { reviewed }]) => ({ file: `campaigns/${slug}/words.${lang}.yaml`, reviewed })),
    ...ofTemplates,
  ]
}

/** Formats one line for files of one kind with the same review: `words.{ar,zh}.yaml: not yet reviewed …`. */
export function formatReviews(reviews: readonly Review[]): string[] {
  const languages = new Map<string, string[]>()
  for (const { file, reviewed } of reviews) {
    const lang = /[./](?<lang>[a-z]{2,3})\.[a-z]+$/.exec(file)?.groups?.lang ?? ''
    const line = `${file.replace(new RegExp(`${lang}(\\.[a-z]+)$`), '{…}$1')}: ${reviewed}`
    languages.set(line, [...(languages.get(line) ?? []), lang])
  }
  return [...languages].map(([line, all]) => line.replace('…', all.sort().join(',')))
}
