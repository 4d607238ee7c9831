import { listRecipients, listCasesFor } from '../directory/recipient.ts'
import { formLimits } from '../letter/edited.ts'
import { prepareLetters, type World } from '../letter/compose.ts'
import { composePost } from '../post/compose.ts'
import { networks } from '../post/networks.ts'
import type { Problem } from '../problem.ts'
import { maxSubject } from './check-words.ts'
import type { ParsedCampaign } from './parse-campaign.ts'

/** Composes every letter to every recipient and every post in every language, and reports what does not fit. */
export function checkCompositions({ campaign, locateWords }: ParsedCampaign, world: World): Problem[] {
  const problems = new Map<string, Problem>()
  const report = (lang: string, path: readonly string[], what: string, todo: string) => {
    const key = [lang, ...path].join(' ')
    // One mistake in the words shows in 193 letters; it is one problem.
    if (!problems.has(key)) problems.set(key, { ...locateWords(lang, path), what, todo })
  }
  const recipients = listRecipients(campaign, world.reference)
  const roomy = { ...world, link: reserveOrigin(world.link) }
  if (recipients.every(({ id }) => listCasesFor(campaign, id).length === 0))
    report(
      campaign.languages[0] ?? '',
      ['letter'],
      'No mission would get a letter.',
      'Every recipient is left out by except: own-case; add recipients or cases.',
    )
  for (const lang of campaign.languages) {
    const compose = prepareLetters(campaign, lang, world)
    for (const recipient of recipients)
      for (const caseId of [undefined, ...campaign.cases.map((c) => c.id)]) {
        const cases = listCasesFor(campaign, recipient.id, caseId)
        if (cases.length === 0) continue
        const { subject, text } = compose(recipient, caseId)
        const alone = cases.length === 1
        if (subject.length > maxSubject)
          report(
            lang,
            ['letter', alone ? 'subject-alone' : 'subject'],
            `The subject "${subject}" has ${subject.length} characters.`,
            `Shorten it by ${subject.length - maxSubject}: mail programs fold subjects over ${maxSubject}.`,
          )
        if (text.length > formLimits.text)
          report(
            lang,
            ['letter', alone ? 'opening-alone' : 'opening'],
            `The letter to ${recipient.id} has ${text.length} characters.`,
            `Shorten it by ${text.length - formLimits.text}: at most ${formLimits.text} fit the form.`,
          )
      }
    for (const network of networks)
      for (const caseId of [undefined, ...campaign.cases.map((c) => c.id)]) {
        const path = caseId === undefined ? ['posts', 'campaign'] : ['cases', caseId, 'post']
        const post = composePost(campaign, network, lang, roomy, caseId)
        const about = caseId === undefined ? 'about the campaign' : `about the case "${caseId}"`
        if (!post.fits)
          report(
            lang,
            [...path],
            `The post ${about} in "${lang}" counts ${post.length} on ${network.name}, ${post.length - post.limit} over its ${post.limit}.`,
            'Shorten it; its tags and link are counted in.',
          )
        const own =
          caseId === undefined
            ? campaign.words.get(lang)?.posts.campaign
            : campaign.words.get(lang)?.cases[caseId]?.post
        if (looksLikeLink.test(own ?? ''))
          report(
            lang,
            [...path],
            `The post ${about} in "${lang}" has a link of its own.`,
            'Remove it: the link to the page is added, and networks count links in their own way.',
          )
      }
  }
  return [...problems.values()]
}

const looksLikeLink = /\b[a-z0-9-]+\.(?:com|org|net|int|info|[a-z]{2})\b/i

/** Characters kept free for the address a site is published under: the check runs where it may still be localhost. */
const originReserve = 56

/** The same links under an origin that is not shorter than the reserve. */
const reserveOrigin =
  (link: World['link']): World['link'] =>
  (...page) => {
    const { origin } = new URL(link(...page))
    return link(...page).replace(origin, origin.padEnd(originReserve, 'x'))
  }
