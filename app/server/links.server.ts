import type { World } from '../domain/letter/compose.ts'

/** The addresses of campaigns and cases on a site, made from its BASE_URL. */
export const linkUnder =
  (baseUrl: string): World['link'] =>
  (slug, lang, caseId) =>
    `${baseUrl}/${lang}/campaigns/${slug}${caseId === undefined ? '' : `/cases/${caseId}`}`
