import { AlignmentType, LevelFormat, type ILevelsOptions, type IStylesOptions } from 'docx'

// Fonts that common programs have or substitute well; none is embedded.
const fonts = { ascii: 'Cambria', hAnsi: 'Cambria', eastAsia: 'SimSun', cs: 'Times New Roman' }
const faded = '5C564D'
const heading = { bold: true, boldComplexScript: true, color: '000000', font: fonts }

/** The styles of a document in a language. Sizes are in half points, spacing in twentieths of a point. */
export const docxStyles = (lang: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: fonts, size: 21, sizeComplexScript: 24, language: wordLanguage(lang) },
      paragraph: { spacing: { after: 140, line: lang === 'zh' ? 340 : 290 } },
    },
    heading1: {
      run: { ...heading, size: 24, sizeComplexScript: 28 },
      paragraph: { spacing: { before: 360, after: 240 }, keepNext: true },
    },
    heading2: {
      run: { ...heading, size: 22, sizeComplexScript: 26 },
      paragraph: { spacing: { before: 280, after: 160 }, keepNext: true },
    },
    footnoteText: {
      run: { size: 17, sizeComplexScript: 20 },
      paragraph: { spacing: { after: 40, line: 240 } },
    },
    hyperlink: { run: { color: '000000', underline: {} } },
  },
  paragraphStyles: [
    { id: 'Letterhead', name: 'Letterhead', basedOn: 'Normal', run: { color: faded, size: 18 } },
    { id: 'Addressee', name: 'Addressee', basedOn: 'Normal', paragraph: { spacing: { after: 200 } } },
    { id: 'Close', name: 'Close', basedOn: 'Normal', paragraph: { spacing: { before: 300 } } },
    { id: 'Remark', name: 'Remark', basedOn: 'Normal', run: { size: 19, sizeComplexScript: 22 } },
    {
      id: 'Name',
      name: 'Name',
      basedOn: 'Normal',
      run: { size: 17, sizeComplexScript: 20 },
      paragraph: { spacing: { after: 60, line: 240 } },
    },
    { id: 'Foot', name: 'Foot', basedOn: 'Normal', run: { color: faded, size: 15, sizeComplexScript: 18 } },
  ],
})

/** Picks which of Word's three languages of a run (Latin, East Asian, bidirectional) a language tag sets. */
export function wordLanguage(lang: string) {
  const base = lang.split('-')[0] ?? ''
  if (['zh', 'ja', 'ko'].includes(base))
    return { eastAsia: { zh: 'zh-CN', ja: 'ja-JP', ko: 'ko-KR' }[base] ?? lang }
  return ['ar', 'fa', 'ur', 'he'].includes(base)
    ? { bidirectional: lang }
    : { value: lang === 'en' ? 'en-GB' : lang }
}

const level = (n: number, format: ILevelsOptions['format'], text: string, start: number): ILevelsOptions => ({
  level: n,
  ...(format === undefined ? {} : { format }),
  text,
  start,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { start: 500 * (n + 1), hanging: 500 } } },
})

const levels = [0, 1, 2, 3]

/** The numbering of a list that begins with `start`. */
export const numberedList = (reference: string, start: number) => ({
  reference,
  levels: levels.map((n) => level(n, LevelFormat.DECIMAL, `%${n + 1}.`, start)),
})

export const bulletList = {
  reference: 'bullets',
  levels: levels.map((n) => level(n, LevelFormat.BULLET, '•', 1)),
}
