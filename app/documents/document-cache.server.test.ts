import { expect, test } from 'vitest'
import { createDocumentCache } from './document-cache.server.ts'

/** Makes documents of a size and records their names. */
function printer(size = 1) {
  const made: string[] = []
  const make = (name: string) => async () => {
    made.push(name)
    return new Uint8Array(size)
  }
  return { made, make }
}

test('the least recently used document is evicted', async () => {
  const { made, make } = printer()
  const cache = createDocumentCache({ maxDocuments: 2 })
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.get('letter', '1', name, make(name))
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

test('a document over the limit is returned but not cached', async () => {
  const { made, make } = printer(100)
  const cache = createDocumentCache({ maxDocuments: 10, maxBytes: 150 })
  for (const name of ['a', 'b', 'b', 'a']) await cache.get('letter', '1', name, make(name))
  expect(made).toEqual(['a', 'b', 'a'])
})

test('another revision drops the documents of that letter, and of no other', async () => {
  const { made, make } = printer()
  const cache = createDocumentCache()
  await cache.get('one', '1', 'pdf', make('one'))
  await cache.get('two', '1', 'pdf', make('two'))
  await cache.get('one', '2', 'docx', make('one, later'))
  await cache.get('two', '1', 'pdf', make('two'))
  await cache.get('one', '2', 'pdf', make('one, later'))
  expect(made).toEqual(['one', 'two', 'one, later', 'one, later'])
})

test('a failure is thrown and not cached', async () => {
  const { make } = printer()
  const cache = createDocumentCache()
  const broken = () => cache.get('letter', '1', 'pdf', () => Promise.reject(new Error('broken')))
  await expect(broken()).rejects.toThrow('broken')
  await expect(broken()).rejects.toThrow('broken')
  expect((await cache.get('letter', '1', 'pdf', make('pdf'))).length).toBe(1)
})

test('a document begun under an earlier revision is not cached', async () => {
  const { made, make } = printer()
  const cache = createDocumentCache()
  let finish = (_: Uint8Array) => {}
  const slow = cache.get('letter', '1', 'pdf', () => new Promise((resolve) => (finish = resolve)))
  await cache.get('letter', '2', 'pdf', make('second'))
  finish(new Uint8Array(1))
  await slow
  await cache.get('letter', '2', 'pdf', make('third'))
  expect(made).toEqual(['second'])
})

test('two documents of a letter are made at a time, also of past revisions; other letters do not wait', async () => {
  const cache = createDocumentCache()
  let going = 0
  let most = 0
  const slow = async () => {
    most = Math.max(most, ++going)
    await new Promise((resolve) => setTimeout(resolve, 5))
    going--
    return new Uint8Array(1)
  }
  const requests = ['1', '2', '3'].flatMap((revision) =>
    ['a', 'b'].map((name) => cache.get('letter', revision, name, slow)),
  )
  const { make } = printer()
  await cache.get('other', '1', 'pdf', make('other'))
  expect(going).toBe(2)
  await Promise.all(requests)
  expect(most).toBe(2)
})

test('when too many of one letter wait, the next is refused, and other letters are still made', async () => {
  const cache = createDocumentCache()
  let finish = () => {}
  const open = new Promise<void>((resolve) => (finish = resolve))
  const slow = () => open.then(() => new Uint8Array(1))
  const requests = Array.from({ length: 22 }, (_, n) => cache.get('letter', '1', `${n}`, slow))
  await expect(cache.get('letter', '1', 'more', slow)).rejects.toThrow('busy')
  const { make } = printer()
  expect((await cache.get('other', '1', 'pdf', make('pdf'))).length).toBe(1)
  finish()
  await Promise.all(requests)
  expect((await cache.get('letter', '1', 'more', slow)).length).toBe(1)
})

test('many versions of one letter do not evict another letter, and a document being made is kept', async () => {
  const { made, make } = printer()
  const cache = createDocumentCache({ maxPerStatement: 2 })
  await cache.get('other', '1', 'pdf', make('other'))
  for (const name of ['a', 'b', 'c']) await cache.get('letter', '1', name, make(name))
  for (const name of ['c', 'b', 'a']) await cache.get('letter', '1', name, make(name))
  await cache.get('other', '1', 'pdf', make('other'))
  expect(made).toEqual(['other', 'a', 'b', 'c', 'a'])
})
