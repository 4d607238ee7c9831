import type { Campaign } from '#app/campaign/campaign.ts'
import type { Address, Directory } from '#app/recipient/address.ts'
import type { Recipient } from '#app/recipient/recipient.ts'
import type { Letter } from '#app/letter/compose-letter.ts'
import { chooseLetterLanguage } from '#app/letter/letter-language.ts'
import { chooseBySeed, suggestSeed } from '#app/letter/wording.ts'
import type { FindComposer } from '#app/letter/composer-cache.ts'
import type { Reference } from '#app/reference/reference.ts'
import { addressLetter } from './address-letter.ts'

/** The data and the composer that a letter is resolved with. */
export interface ResolutionContext {
  reference: Reference
  directory(campaign: Campaign): Directory
  composer: FindComposer
  now(): Date
}

/** The recipient and the subject of a letter. Language and wording, where absent, follow from the recipient and the time. */
interface LetterSpec {
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
  context: ResolutionContext,
  { campaign, recipient, caseId, ...chosen }: LetterSpec,
): ResolvedLetter {
  const directory = context.directory(campaign)
  const address = directory(recipient)
  const letterLang =
    chosen.letterLang ?? chooseLetterLanguage(recipient, campaign.languages, address?.language)
  const seed = chosen.wording ?? suggestSeed(recipient.id, context.now())
  const composed = new Map<string, Letter>()
  return {
    campaign,
    recipient,
    caseId,
    address,
    addressed: addressLetter(campaign, context.reference, directory, recipient),
    letterLang,
    seed,
    compose(lang = letterLang) {
      const letter =
        composed.get(lang) ?? context.composer(campaign, lang)(recipient, caseId, chooseBySeed(seed))
      composed.set(lang, letter)
      return letter
    },
  }
}
