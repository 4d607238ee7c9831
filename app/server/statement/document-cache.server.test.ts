import { expect, test } from 'vitest'
import { createDocumentCache } from './document-cache.server.ts'

/** What makes documents of so many bytes and remembers how many it made. */
function printer(size = 1) {
  const made: string[] = []
  const make = (name: string) => async () => {
    made.push(name)
    return new Uint8Array(size)
  }
  return { made, make }
}

test('the one longest unused goes first when there are too many', async () => {
  const { made, make } = printer()
  const cache = createDocumentCache(2)
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.get('letter', '1', name, make(name))
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

test('what weighs too much is given and not kept', async () => {
  const { made, make } = printer(100)
  const cache = createDocumentCache(10, 150)
  for (const name of ['a', 'b', 'b', 'a']) await cache.get('letter', '1', name, make(name))
  expect(made).toEqual(['a', 'b', 'a'])
})

test('another revision drops what is kept of that letter, and of no other', async () => {
  const { made, make } = printer()
  const cache = createDocumentCache()
  await cache.get('one', '1', 'pdf', make('one'))
  await cache.get('two', '1', 'pdf', make('two'))
  await cache.get('one', '2', 'docx', make('one, later'))
  await cache.get('two', '1', 'pdf', make('two'))
  await cache.get('one', '2', 'pdf', make('one, later'))
  expect(made).toEqual(['one', 'two', 'one, later', 'one, later'])
})

test('a failure is told and not kept', async () => {
  const { make } = printer()
  const cache = createDocumentCache()
  const broken = () => cache.get('letter', '1', 'pdf', () => Promise.reject(new Error('broken')))
  await expect(broken()).rejects.toThrow('broken')
  await expect(broken()).rejects.toThrow('broken')
  expect((await cache.get('letter', '1', 'pdf', make('pdf'))).length).toBe(1)
})

test('what was begun under an earlier revision is not kept when it is ready', async () => {
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
