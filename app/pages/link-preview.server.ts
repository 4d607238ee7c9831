import type { Context } from '#app/context.ts'
import { localeOf } from '#app/locale/locale.ts'
import { createTranslator } from '#app/locale/translator.ts'
import type { LinkPreview } from '#app/ui/page-meta.ts'

interface PreviewedPage {
  title: string
  description: string
  path: string
  picturePath: string
}

/** The card that networks show with a link to a page; its addresses begin with BASE_URL. */
export function linkPreview(
  { config, locales }: Pick<Context, 'config' | 'locales'>,
  lang: string,
  { title, description, path, picturePath }: PreviewedPage,
): LinkPreview {
  const locale = localeOf(locales, lang)
  const { language, region } = new Intl.Locale(locale.formats)
  return {
    title,
    description,
    url: config.host.baseUrl + path,
    image: config.host.baseUrl + picturePath,
    locale: region === undefined ? language : `${language}_${region}`,
    site: createTranslator(locale).t('site.name'),
  }
}
