import { afterAll, describe, expect, test } from 'vitest'
import { detectLanguage } from '#app/text/characters/script.ts'
import { createTypesetter } from '#app/documents/typesetter/typesetter.server.ts'
import { readPdf } from './read-pdf.fixture.ts'
import { openLetter } from '#app/documents/statement-sheet.fixture.ts'

const typesetter = createTypesetter({ timeoutMs: 25_000 })
afterAll(() => typesetter.close())

const isUa = '<pdfuaid:part>1</pdfuaid:part>'
const setNamed = async (text: string) =>
  readPdf(
    await typesetter.typesetStatement({
      ...openLetter,
      lists: [{ heading: '', kind: 'organisation', names: [{ name: { text, ...detectLanguage(text) } }] }],
    }),
  )

// PDF/UA-1 is refused to a document with a character that no font has.
describe('a name is set in', () => {
  test.each([
    ['Latin', 'Liên Đoàn Công Giáo, İnsan Hakları, Łódź'],
    ['Greek', 'Ελληνική Ένωση'],
    ['Cyrillic', 'Правозащитный совет, Құқық, Ґанок'],
    ['Arabic, Persian, Urdu and Uyghur', 'حقوق الإنسان گچپژ ٹڈڑے ئۇيغۇر'],
    ['Chinese, simplified and traditional', '人权观察 臺灣人權促進會'],
    ['Japanese', 'チベット問題を考える会'],
    ['Korean', '북한인권시민연합 똠방각하'],
    ['Hebrew', 'האגודה לזכויות האזרח'],
    ['Hindi and Nepali', 'मानव अधिकार जन निगरानी समिति'],
    ['Bengali', 'মানবাধিকার সংগঠন'],
    ['Sinhala', 'ශ්‍රී ලංකා මානව හිමිකම්'],
    ['Tibetan', 'བོད་ཀྱི་འགྲོ་བ་མིའི་ཐོབ་ཐང་།'],
    ['Thai', 'สมาคมสิทธิมนุษยชน'],
    ['Lao', 'ສະມາຄົມສິດທິມະນຸດ'],
    ['Khmer', 'សមាគមសិទ្ធិមនុស្ស'],
  ])('%s', async (_script, name) => {
    expect((await setNamed(name)).xmp).toContain(isUa)
  })
})

describe('a name in a script without a font here', () => {
  test.each([
    ['Armenian', 'Հելսինկյան կոմիտե'],
    ['Georgian', 'საქართველოს ახალგაზრდა იურისტები'],
    ['Ethiopic', 'የኢትዮጵያ ሰብዓዊ መብቶች'],
    ['Tamil', 'மனித உரிமைகள்'],
    ['Burmese', 'လူ့အခွင့်အရေး'],
    ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ'],
  ])('is printed as boxes, and the rest of the letter is unaffected: %s', async (_script, name) => {
    const { text, xmp, tagged } = await setNamed(name)
    expect(text).toContain('Yoursrespectfully')
    expect(tagged).toBe(true)
    expect(xmp).not.toContain(isUa)
  })
})

test('share pictures and letters have these fonts too', async () => {
  const title = '북한인권시민연합'
  const picture = { lang: 'en', dir: 'ltr' as const, site: 'x', above: '', line: '', foot: '' }
  // Printed as boxes they would be equal.
  const [one, other] = await Promise.all([
    typesetter.drawPicture({ ...picture, title }),
    typesetter.drawPicture({ ...picture, title: '남한인권시민운동' }),
  ])
  expect(Buffer.compare(one, other)).not.toBe(0)
  const letter = { lang: 'en', dir: 'ltr' as const, placeAndDate: '', addressee: [], subject: title, title }
  expect((await readPdf(await typesetter.typesetLetter({ ...letter, text: title }))).xmp).toContain(isUa)
})
