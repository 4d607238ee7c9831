import { subjectPath } from '#app/paths.ts'
import type { CompositionContext } from '#app/letter/compose-letter.ts'

/** Creates the builder of absolute URLs of campaigns and cases. */
export const createLinkBuilder =
  (baseUrl: string): CompositionContext['link'] =>
  (slug, lang, caseId) =>
    baseUrl + subjectPath(lang, slug, caseId)
