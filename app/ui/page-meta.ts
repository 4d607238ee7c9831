import type { HeadersFunction } from '@remix-run/node'
import type { TFunction } from 'i18next'
import { createTranslator, type TranslatorSource } from '#app/locale/translator.ts'

interface RootMatch {
  id: string
  data: unknown
}

const isRootData = (data: unknown): data is TranslatorSource =>
  typeof data === 'object' && data !== null && 'words' in data && 'lang' in data && 'formats' in data

/** "<title> – Démarche", in the page's language. */
export function pageTitle(matches: readonly (RootMatch | undefined)[], title: (t: TFunction) => string) {
  const root = matches.find((match) => match?.id === 'root')?.data
  if (!isRootData(root)) return []
  const { t } = createTranslator(root)
  return [{ title: `${title(t)} – ${t('site.name')}` }]
}

/** The card that networks show with a link to a page; all addresses are absolute. */
export interface LinkPreview {
  title: string
  description: string
  url: string
  image: string
  locale: string
  site: string
}

/** The tags of Open Graph (https://ogp.me), and the card type that X needs besides. */
export function previewTags(preview: LinkPreview | undefined, type: 'website' | 'article' = 'website') {
  if (preview === undefined) return []
  const { title, description, url, image, locale, site } = preview
  const properties = {
    'og:title': title,
    'og:description': description,
    'og:type': type,
    'og:url': url,
    'og:image': image,
    'og:image:type': 'image/png',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': `${title}: ${description}`,
    'og:locale': locale,
    'og:site_name': site,
  }
  return [
    { name: 'description', content: description },
    ...Object.entries(properties).map(([property, content]) => ({ property, content })),
    { name: 'twitter:card', content: 'summary_large_image' },
  ]
}

/** For a page that is the same for every visitor of a language: the page cache may keep it for a minute. */
export const sharedPageHeaders: HeadersFunction = () => ({
  'Cache-Control': 'public, max-age=0, s-maxage=60',
})

/** For a page that is the same for every visitor of a language while its revision is current (host/cache/revisioned-page.ts): no proxy and no browser may keep it. */
export const revisionedPageHeaders: HeadersFunction = () => ({
  'Cache-Control': 'no-store',
  'X-Revisioned-Page': '1',
})

/** For a page made for one visitor. */
export const privatePageHeaders: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })
