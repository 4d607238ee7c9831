/** ISO 15924 codes of the alphabets with letters that look like Latin ones or each other's. */
export type LookAlikeScript = 'Latn' | 'Cyrl' | 'Grek' | 'Armn' | 'Cher' | 'Copt' | 'Lisu'

interface Alphabet {
  script: LookAlikeScript
  letters: RegExp
  /**
   * Look-alikes and the Latin letters they resemble, after Unicode UTS #39 (confusables). Capital and small
   * letters differ: Η looks like H, and η like n.
   */
  rows: readonly (readonly [letters: string, latin: string])[]
}

/** Latin first. */
export const lookAlikeAlphabets: readonly Alphabet[] = [
  {
    script: 'Latn',
    letters: /\p{Script=Latin}/u,
    rows: [['ɑɡɩıɪʀʙɢʜʟɴᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜰꜱʏɛĸƿƅꞁǀ', 'agiiirbghlnacdejkmoptuvwzfsyekpbll']],
  },
  {
    script: 'Cyrl',
    letters: /\p{Script=Cyrillic}/u,
    rows: [
      ['АВЕЅІЈКМНОРСТУҮХԚԜԀҺӀЬѴԌҒЗ', 'abesijkmhopctyyxqwdhlbvgf3'],
      ['авеѕіјкмнорстуүхԛԝԁһӏьѵԍғзгп', 'abesijkmhopctyyxqwdhlbvgf3rn'],
    ],
  },
  {
    script: 'Grek',
    letters: /\p{Script=Greek}/u,
    rows: [
      ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϜͿ', 'abezhikmnoptyxfj'],
      ['αβεζηικμνορστυχγωϳς', 'abeznikuvopotuxywjc'],
    ],
  },
  {
    script: 'Armn',
    letters: /\p{Script=Armenian}/u,
    rows: [
      ['ՕՍՏԼ', 'ousl'],
      ['օսոհցզյղռլ', 'ounhgqjnnl'],
    ],
  },
  {
    script: 'Cher',
    letters: /\p{Script=Cherokee}/u,
    // Its small letters are small capitals.
    rows: [['ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᎽᏀᏃᏏᏚᏙᏟᏞᏢᏦᏧᏴ', 'drtiajewmhygzbsvclpkdb']],
  },
  {
    script: 'Copt',
    letters: /\p{Script=Coptic}/u,
    rows: [
      ['ⲎⲒⲔⲘⲚⲞⲢⲤⲦⲬⲈⲂ', 'hikmnopctxeb'],
      ['ⲏⲓⲕⲙⲛⲟⲣⲥⲧⲭⲉⲃ', 'hikmnopctxeb'],
    ],
  },
  {
    script: 'Lisu',
    letters: /\p{Script=Lisu}/u,
    rows: [['ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ', 'abcdefghijklmnoprstuvwxyz']],
  },
]

/** Lists the alphabets in this table whose letters a word contains. */
export const listLookAlikeScripts = (word: string): LookAlikeScript[] =>
  lookAlikeAlphabets.filter(({ letters }) => letters.test(word)).map(({ script }) => script)

const latin = new Map(
  lookAlikeAlphabets
    .flatMap(({ rows }) => rows)
    .flatMap(([letters, asLatin]) =>
      [...letters].map((letter, i) => [letter, asLatin[i] ?? letter] as const),
    ),
)

/**
 * Rewrites words that can be read as Latin ones in Latin letters without marks; leaves all other words
 * unchanged.
 */
export const toLatinLookalikes = (text: string): string =>
  text
    // Normalisation does not map it to Σ.
    .replace(/Ϲ/gu, 'C')
    .normalize('NFKD')
    .replace(/[\p{L}\p{M}]+/gu, (word) => {
      const letters = [...word.replace(/\p{M}/gu, '')].map(asCapital)
      const isReadable = letters.every((letter) => latin.has(letter) || /\p{Script=Latin}/u.test(letter))
      return isReadable ? letters.map((letter) => latin.get(letter) ?? letter).join('') : word
    })

const asCapital = (letter: string): string =>
  /\p{Script=Cherokee}/u.test(letter) ? letter.toUpperCase() : letter
