/**
 * The one table of characters that show nothing, or that change how what is around them reads, and of where each may be written. Every
 * character that Unicode calls ignorable, a control or a format character is in it (DerivedCoreProperties.txt, Default_Ignorable_Code_Point;
 * UnicodeData.txt, Cc, Cf, Zl, Zp), but for a few Cf that are seen.
 */

/**
 * `name`: of a signatory, and websites and titles beside it. `letter`: everything a supporter types into a letter, its subject and the names
 * in its headers; also sentences of campaigns, however they were written down. `cell`: of a directory. `file`: the YAML and Markdown of
 * campaigns, where what may not stand as itself can be written as an escape that everybody sees. `address`: of email.
 */
export type HiddenPolicy = 'name' | 'letter' | 'cell' | 'file' | 'address'

interface HiddenGroup {
  /** as messages call one of them */
  called: string
  /** code points, both ends included */
  ranges: readonly (readonly [from: number, to: number])[]
  /** where they pass; everywhere else they are refused or taken out */
  passes: readonly HiddenPolicy[]
}

const running = ['letter', 'cell', 'file'] as const
const allButAddress = ['name', ...running] as const

export const hiddenGroups: readonly HiddenGroup[] = [
  {
    called: 'control character',
    ranges: [
      [0x00, 0x08],
      [0x0b, 0x0c],
      [0x0e, 0x1f],
      [0x7f, 0x9f],
    ],
    passes: [],
  },
  { called: 'tab', ranges: [[0x09, 0x09]], passes: running },
  {
    called: 'line break',
    ranges: [
      [0x0a, 0x0a],
      [0x0d, 0x0d],
    ],
    passes: running,
  },
  // Comes along with text copied from web pages; programs break lines without it, and searches do not find the word.
  { called: 'soft hyphen', ranges: [[0xad, 0xad]], passes: [] },
  { called: 'combining grapheme joiner', ranges: [[0x34f, 0x34f]], passes: allButAddress },
  // Decides only on which side of a number Arabic signs stand. The right-to-left mark does for prose.
  { called: 'Arabic letter mark', ranges: [[0x61c, 0x61c]], passes: [] },
  // Fillers take a place and show nothing there. Braille and Korean prose has them; a name of them would be an empty line.
  {
    called: 'filler',
    ranges: [
      [0x115f, 0x1160],
      [0x2800, 0x2800],
      [0x3164, 0x3164],
      [0xffa0, 0xffa0],
    ],
    passes: running,
  },
  // Unicode strongly discourages them (The Unicode Standard, 16.4).
  { called: 'inherent vowel of Khmer', ranges: [[0x17b4, 0x17b5]], passes: [] },
  // Mongolian spelling, emoji, and forms of Han letters in names.
  {
    called: 'variation selector',
    ranges: [
      [0x180b, 0x180d],
      [0x180f, 0x180f],
      [0xfe00, 0xfe0f],
      [0xe0100, 0xe01ef],
    ],
    passes: allButAddress,
  },
  { called: 'Mongolian vowel separator', ranges: [[0x180e, 0x180e]], passes: [] },
  // Where a line may break. The scripts that use it (Khmer, Thai) are read as well without.
  { called: 'zero width space', ranges: [[0x200b, 0x200b]], passes: [] },
  // Spelling of Persian, Sinhala and the scripts of India, and the emoji of families. In a name between letters only, see below.
  { called: 'zero width joiner', ranges: [[0x200c, 0x200d]], passes: allButAddress },
  // Sentences that mix Arabic or Hebrew with Latin need them for their punctuation.
  { called: 'direction mark', ranges: [[0x200e, 0x200f]], passes: running },
  // Some programs take them for the end of a header, and JavaScript once took them for the end of a line.
  { called: 'line or paragraph separator', ranges: [[0x2028, 0x2029]], passes: [] },
  // They turn the writing around, so that a text reads otherwise than it is (Unicode UTR #36, 3.3; CVE-2021-42574).
  {
    called: 'character that turns the writing around',
    ranges: [
      [0x202a, 0x202e],
      [0x2066, 0x2069],
    ],
    passes: [],
  },
  // Word joiner, invisible signs of mathematics, and one that is not given out.
  { called: 'word joiner or invisible sign', ranges: [[0x2060, 0x2065]], passes: [] },
  { called: 'deprecated format character', ranges: [[0x206a, 0x206f]], passes: [] },
  // At the beginning of a file it is the byte order mark, and decoders take it away.
  { called: 'byte order mark', ranges: [[0xfeff, 0xfeff]], passes: [] },
  { called: 'annotation mark', ranges: [[0xfff9, 0xfffb]], passes: [] },
  {
    called: 'format character of shorthand or music',
    ranges: [
      [0x1bca0, 0x1bca3],
      [0x1d173, 0x1d17a],
    ],
    passes: [],
  },
  // A whole alphabet that nobody sees, and that machines read. Three flags are spelled with it, see below.
  { called: 'tag character', ranges: [[0xe0000, 0xe007f]], passes: [] },
  {
    called: 'character that is not given out',
    ranges: [
      [0xfff0, 0xfff8],
      [0xe0080, 0xe00ff],
      [0xe01f0, 0xe0fff],
    ],
    passes: [],
  },
]

// The flags of England, Scotland and Wales: all emoji that are spelled with tags (Unicode UTS #51, emoji-sequences.txt).
const asTags = (letters: string) => [...letters].map((letter) => toTag(letter.charCodeAt(0))).join('')
const toTag = (code: number) => `\\u{${(0xe0000 + code).toString(16)}}`
const flags = `\\u{1f3f4}(?:${['gbeng', 'gbsct', 'gbwls'].map(asTags).join('|')})${toTag(0x7f)}`
const showFlags: readonly HiddenPolicy[] = ['letter', 'file']

const joinerOutside = '(?<![\\p{L}\\p{M}])[\\u200c\\u200d]|[\\u200c\\u200d](?![\\p{L}\\p{M}])'

function buildPattern(policy: HiddenPolicy): RegExp {
  const refused = hiddenGroups
    .filter(({ passes }) => !passes.includes(policy))
    .flatMap(({ ranges }) => ranges.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`))
  const flag = showFlags.includes(policy) ? `(?<flag>${flags})|` : ''
  return new RegExp(`${flag}[${refused.join('')}]${policy === 'name' ? `|${joinerOutside}` : ''}`, 'gu')
}

const patterns: Readonly<Record<HiddenPolicy, RegExp>> = {
  name: buildPattern('name'),
  letter: buildPattern('letter'),
  cell: buildPattern('cell'),
  file: buildPattern('file'),
  address: buildPattern('address'),
}

export interface HiddenCharacter {
  /** in UTF-16 units */
  index: number
  /** `zero width space (U+200B)` */
  what: string
}

/** The first character that may not be in such a text. */
export function findHidden(text: string, policy: HiddenPolicy): HiddenCharacter | undefined {
  for (const { 0: found, index, groups } of text.matchAll(patterns[policy]))
    if (groups?.flag === undefined) return { index, what: describeCharacter(found) }
  return undefined
}

export const hasHiddenCharacters = (text: string, policy: HiddenPolicy): boolean =>
  findHidden(text, policy) !== undefined

/** The text without what may not be in it. Doing so twice changes nothing more. */
export const stripHidden = (text: string, policy: HiddenPolicy): string =>
  // One hidden character takes up to two UTF-16 units, a flag many.
  text.replace(patterns[policy], (found) => (found.length > 2 ? found : ''))

function describeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const group = hiddenGroups.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to))
  return `${group?.called ?? 'hidden character'} (U+${code.toString(16).toUpperCase().padStart(4, '0')})`
}
