import type { HeadersFunction } from '@remix-run/node'
import type { TFunction } from 'i18next'
import { createWords, type WordsSource } from '../i18n/words.ts'

interface RootMatch {
  id: string
  data: unknown
}

const isRootData = (data: unknown): data is WordsSource =>
  typeof data === 'object' && data !== null && 'words' in data && 'lang' in data && 'formats' in data

/** "<title> – Démarche", in the page's language. */
export function pageTitle(matches: readonly (RootMatch | undefined)[], title: (t: TFunction) => string) {
  const root = matches.find((match) => match?.id === 'root')?.data
  if (!isRootData(root)) return []
  const { t } = createWords(root)
  return [{ title: `${title(t)} – ${t('site.name')}` }]
}

/** The same for every visitor of a language: the host may keep it for a minute. */
export const sharedPage: HeadersFunction = () => ({ 'Cache-Control': 'public, max-age=0, s-maxage=60' })

/** Made for one visitor. */
export const ownPage: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })
