import type { Campaign } from '#app/campaign/campaign.ts'
import { addressLetter } from '#app/channel/address-letter.ts'
import type { Address } from '#app/recipient/address.ts'
import type { Recipient } from '#app/recipient/recipient.ts'
import type { Letter } from '#app/letter/compose-letter.ts'
import { chooseLetterLanguage } from '#app/letter/letter-language.ts'
import { chooseBySeed, suggestSeed } from '#app/letter/wording.ts'
import type { Context } from '#app/context.ts'

/** The recipient and the subject of a letter. Language and wording, where absent, follow from the recipient and the time. */
export interface LetterSpec {
  campaign: Campaign
  recipient: Recipient
  caseId: string | undefined
  letterLang?: string | undefined
  wording?: number | undefined
}

/** A letter whose language, wording and address are decided; it is composed on demand. */
export interface ResolvedLetter extends Pick<LetterSpec, 'campaign' | 'recipient' | 'caseId'> {
  /** of its recipient, as far as it is known */
  address: Address | undefined
  /** the email addresses of the recipient and of the copies */
  addressed: ReturnType<typeof addressLetter>
  /** the language it is sent in */
  letterLang: string
  /** which of its wordings */
  seed: number
  /** Composes it in the language it is sent in, or in another one for its reader; in each language at most once. */
  compose(lang?: string): Letter
}

export function resolveLetter(
  app: Pick<Context, 'directory' | 'reference' | 'composer' | 'now'>,
  { campaign, recipient, caseId, ...chosen }: LetterSpec,
): ResolvedLetter {
  const directory = app.directory(campaign)
  const address = directory(recipient)
  const letterLang =
    chosen.letterLang ?? chooseLetterLanguage(recipient, campaign.languages, address?.language)
  const seed = chosen.wording ?? suggestSeed(recipient.id, app.now())
  const composed = new Map<string, Letter>()
  return {
    campaign,
    recipient,
    caseId,
    address,
    addressed: addressLetter(campaign, app.reference, directory, recipient),
    letterLang,
    seed,
    compose(lang = letterLang) {
      const letter = composed.get(lang) ?? app.composer(campaign, lang)(recipient, caseId, chooseBySeed(seed))
      composed.set(lang, letter)
      return letter
    },
  }
}
