/**
 * The table of characters that are invisible, or that change how the text around them reads, and of where
 * each is allowed. It contains every ignorable, control and format character of Unicode
 * (DerivedCoreProperties.txt, Default_Ignorable_Code_Point; UnicodeData.txt, Cc, Cf, Zl, Zp), except a few
 * visible Cf.
 */

/**
 * The kinds of text that have rules of their own. `name`: a signatory's name, website or title. `letter`:
 * everything a supporter types into a letter, its subject and the names in its headers; also sentences of
 * campaigns. `cell`: a cell of a directory. `file`: YAML and Markdown of campaigns, where a character that is
 * not allowed can be written as a visible escape. `address`: an email address.
 */
export type HiddenPolicy = 'name' | 'letter' | 'cell' | 'file' | 'address'

interface HiddenGroup {
  /** the name of one of them in messages */
  called: string
  /** ranges of code points, both ends included */
  ranges: readonly (readonly [from: number, to: number])[]
  /** where they are allowed; everywhere else they are refused or removed */
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
  // Comes with text copied from web pages; programs break lines without it, and searches miss the word.
  { called: 'soft hyphen', ranges: [[0xad, 0xad]], passes: [] },
  { called: 'combining grapheme joiner', ranges: [[0x34f, 0x34f]], passes: allButAddress },
  // Affects only the side on which Arabic signs are placed next to a number. Prose can use the right-to-left mark.
  { called: 'Arabic letter mark', ranges: [[0x61c, 0x61c]], passes: [] },
  // Fillers take up space but show nothing. Braille and Korean prose uses them; a name made of them would be an empty line.
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
  // Allows a line break. The scripts that use it (Khmer, Thai) can be read without it.
  { called: 'zero width space', ranges: [[0x200b, 0x200b]], passes: [] },
  // Used in the spelling of Persian, Sinhala and the scripts of India, and in emoji of families. In a name only between letters, see below.
  { called: 'zero width joiner', ranges: [[0x200c, 0x200d]], passes: allButAddress },
  // Sentences that mix Arabic or Hebrew with Latin need them for their punctuation.
  { called: 'direction mark', ranges: [[0x200e, 0x200f]], passes: running },
  // Some programs treat them as the end of a header, and JavaScript once treated them as the end of a line.
  { called: 'line or paragraph separator', ranges: [[0x2028, 0x2029]], passes: [] },
  // They reorder text, so that it reads differently from what it is (Unicode UTR #36, 3.3; CVE-2021-42574).
  {
    called: 'character that turns the writing around',
    ranges: [
      [0x202a, 0x202e],
      [0x2066, 0x2069],
    ],
    passes: [],
  },
  // Word joiner, invisible mathematical operators, and one unassigned.
  { called: 'word joiner or invisible sign', ranges: [[0x2060, 0x2065]], passes: [] },
  { called: 'deprecated format character', ranges: [[0x206a, 0x206f]], passes: [] },
  // At the beginning of a file it is the byte order mark, which decoders remove.
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
  // A whole invisible alphabet that machines can read. Three flags are spelled with it, see below.
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

// The flags of England, Scotland and Wales: the only emoji spelled with tags (Unicode UTS #51, emoji-sequences.txt).
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

interface HiddenCharacter {
  /** in UTF-16 units */
  index: number
  /** `zero width space (U+200B)` */
  what: string
}

/** Finds the first character that is not allowed in this kind of text. */
export function findHidden(text: string, policy: HiddenPolicy): HiddenCharacter | undefined {
  for (const { 0: found, index, groups } of text.matchAll(patterns[policy]))
    if (groups?.flag === undefined) return { index, what: describeCharacter(found) }
  return undefined
}

export const hasHiddenCharacters = (text: string, policy: HiddenPolicy): boolean =>
  findHidden(text, policy) !== undefined

/** Removes the characters that are not allowed in this kind of text. Idempotent, except for `name`. */
export const stripHidden = (text: string, policy: HiddenPolicy): string =>
  // One hidden character takes up to two UTF-16 units, a flag many.
  text.replace(patterns[policy], (found) => (found.length > 2 ? found : ''))

function describeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const group = hiddenGroups.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to))
  return `${group?.called ?? 'hidden character'} (U+${code.toString(16).toUpperCase().padStart(4, '0')})`
}
