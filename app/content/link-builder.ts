import type { CompositionContext } from '#app/letter/compose-letter.ts'

/** The addresses of campaigns and cases on a site, made from its BASE_URL. */
export const createLinkBuilder =
  (baseUrl: string): CompositionContext['link'] =>
  (slug, lang, caseId) =>
    `${baseUrl}/${lang}/campaigns/${slug}${caseId === undefined ? '' : `/cases/${caseId}`}`
