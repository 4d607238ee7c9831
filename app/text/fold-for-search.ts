// Letters that no normalisation form decomposes.
const whole: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
const wholeLetters = new RegExp(`[${Object.keys(whole).join('')}]`, 'gu')

// Marks on Latin, Greek, Cyrillic, Hebrew and Arabic letters. In other scripts marks are vowels that distinguish words.
const marks = /[\u{300}-\u{36F}\u{591}-\u{5BD}\u{5BF}-\u{5C7}\u{64B}-\u{65F}\u{670}]/gu

/**
 * Folds text to lower case without accents, widths and punctuation, so that "fundacion" finds "Fundación" and
 * "asia" finds "(ＡＳＩＡ)".
 */
export const foldForSearch = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(wholeLetters, (letter) => whole[letter] ?? letter)
    .replace(/['’ʼ`´]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
