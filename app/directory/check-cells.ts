import { suggestKnown } from '#app/core/suggest-known.ts'
import { isPartialDate } from '#app/time/partial-date.ts'
import { addressStatuses, mailboxKinds } from '#app/recipient/address.ts'
import { postalSeparator, type DirectoryColumn } from './columns.ts'
import { isMailboxAddress, hasMixedAlphabetsInAddress } from './import/mailbox-address.ts'
import { isTelephone } from './telephone.ts'

/** A mistake in a cell: what is wrong, and what to do. */
export type CellComplaint = readonly [what: string, todo: string]

type CellCheck = (value: string) => CellComplaint | undefined

const mustMatch =
  (ok: (value: string) => boolean, what: string, todo: string): CellCheck =>
  (value) =>
    ok(value) ? undefined : [`"${value}" is ${what}.`, todo]

const mustBeOneOf =
  (name: string, known: readonly string[]): CellCheck =>
  (value) =>
    known.includes(value) ? undefined : [`There is no ${name} "${value}".`, suggestKnown(value, known)]

const isWebAddress = (text: string) => /^https?:\/\/[^\s/@]+(?:\/\S*)?$/.test(text) && URL.canParse(text)
const isDay = (text: string) => text.length === 10 && isPartialDate(text)

const checkEmail: CellCheck = (value) => {
  if (!isMailboxAddress(value))
    return [`"${value}" is not an email address.`, 'Write one address, like mission@example.org.']
  if (hasMixedAlphabetsInAddress(value))
    return [
      `"${value}" mixes letters of several alphabets that look alike.`,
      'Type it again by hand from its source.',
    ]
  return undefined
}

const checkPostal: CellCheck = (value) => {
  const lines = value.split(postalSeparator)
  return lines.length <= 8 && lines.every((line) => line.trim() !== '' && line.length <= 100)
    ? undefined
    : [
        'This postal address has more than 8 lines, an empty line, or a line of more than 100 characters.',
        'Separate the lines with " / ".',
      ]
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

const handleAdvice = 'Write the name alone, without @ in front and without a web address.'

/** Checks of single, non-empty cells by column. checkRow checks columns that depend on each other. */
export const cellChecks: Partial<Record<DirectoryColumn, CellCheck>> = {
  kind: mustBeOneOf('kind of mailbox', mailboxKinds),
  email: checkEmail,
  language: mustMatch(
    (value) => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value) && languageNames.of(value) !== undefined,
    'not the code of a language',
    'Write it like fr or zh.',
  ),
  postal_address: checkPostal,
  website: mustMatch(isWebAddress, 'not a web address', 'Write it whole, like https://example.org/.'),
  phone: mustMatch(isTelephone, 'not a telephone number', 'Write it like +41 22 000 00 00.'),
  handle_x: mustMatch((value) => /^\w{1,15}$/.test(value), 'not a name on X', handleAdvice),
  handle_bluesky: mustMatch(
    (value) => /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(value),
    'not a name on Bluesky',
    'Write it like mission.example.org, without @ in front.',
  ),
  handle_mastodon: mustMatch(
    (value) => /^\w[\w.-]{0,63}@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}$/i.test(value),
    'not a name on Mastodon',
    'Write it with its server and without @ in front, like mission@social.example.',
  ),
  source_url: mustMatch(
    isWebAddress,
    'not the web address of a source',
    'Write the web address of the page where this was found.',
  ),
  source_date: mustMatch(isDay, 'not a day', 'Write the day it was found as 2026-01-31.'),
  verified_on: mustMatch(isDay, 'not a day', 'Write the day it was checked as 2026-01-31.'),
  verified_by: mustMatch(
    (value) => value.length <= 100,
    'too long',
    'Write initials or an organisation, up to 100 characters.',
  ),
  status: mustBeOneOf('status', addressStatuses),
}
