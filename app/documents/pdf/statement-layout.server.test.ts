import { getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, test } from 'vitest'
import { createTypesetter } from '#app/documents/typesetter/typesetter.server.ts'
import { readPdf } from './read-pdf.fixture.ts'
import {
  openLetter,
  paragraph,
  textInline,
  openLetterSignedBy,
} from '#app/documents/statement-sheet.fixture.ts'

const typesetter = createTypesetter({ timeoutMs: 25_000 })
afterAll(() => typesetter.close())

const bare = (text: string) => text.replace(/\s+/g, '')

interface Tag {
  role?: string
  children?: Tag[]
}

/** How often each tag is on the first page. */
async function countTags(bytes: Uint8Array): Promise<Map<string, number>> {
  const file = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
  const counts = new Map<string, number>()
  const count = ({ role = '', children = [] }: Tag) => {
    counts.set(role, (counts.get(role) ?? 0) + 1)
    children.forEach(count)
  }
  count((await (await file.getPage(1)).getStructTree()) as Tag)
  return counts
}

describe('a list of demands', () => {
  const item = [paragraph('one of the demands')]
  const list = { kind: 'list' as const, ordered: true, start: 1, items: [item, item, item] }
  const set = async (before: number, behind: ReturnType<typeof paragraph>[]) => {
    const lines = Array.from({ length: before }, () => paragraph('x'))
    const body = [...lines, paragraph('We ask you'), list, ...behind]
    return readPdf(
      await typesetter.typesetStatement({
        ...openLetter,
        body,
        notes: [],
        lists: [],
        heading: '',
        counts: [],
      }),
    )
  }

  test.each([
    ['in the middle of a letter', Array.from({ length: 12 }, () => paragraph('y'))],
    ['at its end', []],
  ])('%s never begins a page without what introduces it', async (_where, behind) => {
    const introducedOn = new Set<number>()
    for (let before = 8; before < 24; before++) {
      const { pages, onPage } = await set(before, behind)
      const texts = Array.from({ length: pages }, (_, n) => bare(onPage(n + 1)))
      const at = texts.findIndex((text) => text.includes('Weaskyou'))
      expect(texts[at]).toContain('oneofthedemands')
      introducedOn.add(at)
    }
    // A page did end there.
    expect(introducedOn).toEqual(new Set([0, 1]))
  })
})

test('an address in an Arabic letter runs from left to right, with its last slash at its end', async () => {
  const url = 'https://un.example/campaign/help/'
  const link = { kind: 'link' as const, url, children: [textInline(url)] }
  const body = [paragraph('انظروا ', link, '، وما بعده')]
  const arabic = { ...openLetter, lang: 'ar', dir: 'rtl' as const, body, notes: [], lists: [] }
  expect((await readPdf(await typesetter.typesetStatement(arabic))).pieces).toContain(url)
})

test('two Latin names of one entry keep their order in an Arabic list, and the numbers continue', async () => {
  const names = [
    { name: { text: 'First', dir: 'ltr' as const }, otherName: { text: 'Other', dir: 'ltr' as const } },
  ]
  const lists = [{ heading: '', kind: 'organisation' as const, start: 41, names }]
  const arabic = { ...openLetter, lang: 'ar', dir: 'rtl' as const, body: [], notes: [], lists }
  const bytes = await typesetter.typesetStatement(arabic)
  const file = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
  const { items } = await (await file.getPage(1)).getTextContent()
  const placeOf = (word: string) => {
    const found = items.find((item) => 'str' in item && item.str.includes(word))
    return found && 'transform' in found ? Number(found.transform[4]) : NaN
  }
  // From right to left: the number, the name, the other name.
  expect(placeOf('41')).toBeGreaterThan(placeOf('First'))
  expect(placeOf('First')).toBeGreaterThan(placeOf('Other'))
})

test('screen readers get the names as a list, each with its number', async () => {
  const tags = await countTags(
    await typesetter.typesetStatement({ ...openLetterSignedBy(10), body: [], notes: [] }),
  )
  expect(['LI', 'Lbl', 'LBody'].map((role) => tags.get(role))).toEqual([10, 10, 10])
})
