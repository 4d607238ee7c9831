/** Scripts a signatory's name may be written in, by ISO 15924 code. */
const scripts = {
  Latn: /\p{Script=Latin}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Arab: /\p{Script=Arabic}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Hani: /\p{Script=Han}/u,
  Hira: /\p{Script=Hiragana}/u,
  Kana: /\p{Script=Katakana}/u,
  Hang: /\p{Script=Hangul}/u,
  Thai: /\p{Script=Thai}/u,
  Tibt: /\p{Script=Tibetan}/u,
  Deva: /\p{Script=Devanagari}/u,
  Beng: /\p{Script=Bengali}/u,
  Taml: /\p{Script=Tamil}/u,
  Sinh: /\p{Script=Sinhala}/u,
  Mymr: /\p{Script=Myanmar}/u,
  Khmr: /\p{Script=Khmer}/u,
  Laoo: /\p{Script=Lao}/u,
  Geor: /\p{Script=Georgian}/u,
  Armn: /\p{Script=Armenian}/u,
  Ethi: /\p{Script=Ethiopic}/u,
  Mong: /\p{Script=Mongolian}/u,
  Syrc: /\p{Script=Syriac}/u,
  Thaa: /\p{Script=Thaana}/u,
  Nkoo: /\p{Script=Nko}/u,
  Adlm: /\p{Script=Adlam}/u,
} as const
type Script = keyof typeof scripts

const known = Object.entries(scripts) as [Script, RegExp][]
const rightToLeft: ReadonlySet<Script> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm'])

// Forms used only in modern Japanese, only in simplified Chinese, and only in Vietnamese. Shared forms tell nothing.
const onlyJapanese = /[権団実沢広売駅図続軽斎恵労込対応関]/u
const onlySimplified = /[权组织联们这对应关务说请谁东车门报护议论]/u
const onlyVietnamese = /[ơưắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữự]/iu

export const scriptOfLetter = (letter: string): Script | undefined =>
  known.find(([, letters]) => letters.test(letter))?.[0]

/** Counts the letters of each script in a name, in the order in which the scripts first appear. */
function countScripts(name: string): Map<Script, number> {
  const counts = new Map<Script, number>()
  for (const letter of name) {
    const script = scriptOfLetter(letter)
    if (script !== undefined) counts.set(script, (counts.get(script) ?? 0) + 1)
  }
  return counts
}

/** The script of most letters of a name; of two with equal counts, the first. */
export function mainScriptOf(name: string): Script | undefined {
  let most: Script | undefined
  const counts = countScripts(name)
  for (const [script, n] of counts) if (most === undefined || n > (counts.get(most) ?? 0)) most = script
  return most
}

/**
 * HTML attributes for a name: `dir` follows its first letter (Unicode UAX #9, P2), `lang` most of its
 * letters. A language only where the letters leave no doubt, otherwise the script: `und-Hani`.
 */
export function detectLanguage(name: string): { lang?: string; dir: 'ltr' | 'rtl' } {
  const [first] = countScripts(name).keys()
  const dir = first !== undefined && rightToLeft.has(first) ? 'rtl' : 'ltr'
  const script = mainScriptOf(name)
  if (script === undefined) return { dir }
  return { lang: guessLanguage(name, script), dir }
}

function guessLanguage(name: string, script: Script): string {
  if (script === 'Hang') return 'ko'
  if (script === 'Latn' && onlyVietnamese.test(name.normalize('NFC'))) return 'vi'
  if (script === 'Hira' || script === 'Kana') return 'ja'
  if (script !== 'Hani') return `und-${script}`
  if (scripts.Hira.test(name) || scripts.Kana.test(name) || onlyJapanese.test(name)) return 'ja'
  return onlySimplified.test(name) ? 'zh-Hans' : 'und-Hani'
}
