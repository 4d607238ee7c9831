import { expect, onTestFinished, test } from 'vitest'
import { waitFor } from '../../../tests/wait-for.ts'
import { createTypesetter, type TypesetError } from './typesetter.server.ts'
import { cachePictures } from '#app/documents/picture/picture-cache.server.ts'
import { readPng } from '#app/documents/pdf/read-pdf.fixture.ts'
import type { LetterSheet } from '#app/documents/pdf/letter-to-typst.ts'
import type { PictureSheet } from '#app/documents/picture/picture-to-typst.ts'

const letter: LetterSheet = {
  lang: 'en',
  dir: 'ltr',
  placeAndDate: 'Lima',
  addressee: ['Mission'],
  subject: 'A letter',
  text: 'Excellency,',
  title: 'A letter',
}
const picture: PictureSheet = {
  lang: 'en',
  dir: 'ltr',
  site: 'Démarche',
  above: '',
  title: 'End reprisals',
  line: 'Ask a mission to speak up.',
  foot: 'The next dialogue is in September.',
}

function open(options?: Parameters<typeof createTypesetter>[0]) {
  const typesetter = createTypesetter(options)
  onTestFinished(() => typesetter.close())
  return typesetter
}
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: TypesetError) => error.code,
  )

test('no process is started before the first letter', async () => {
  const typesetter = open()
  expect(typesetter.pid()).toBeUndefined()
  await typesetter.typesetLetter(letter)
  expect(typesetter.pid()).toBeGreaterThan(0)
})

test('letters requested at the same moment are all set, each its own', async () => {
  const typesetter = open()
  const sizes = [1, 40, 400].map((n) => ({ ...letter, text: 'Excellency, '.repeat(n) }))
  const together = await Promise.all(sizes.map((sheet) => typesetter.typesetLetter(sheet)))
  for (const [i, sheet] of sizes.entries())
    expect(Buffer.compare(together[i] ?? new Uint8Array(), await typesetter.typesetLetter(sheet))).toBe(0)
})

test('when the process dies, the letter it worked on fails and the next one is set', async () => {
  const typesetter = open()
  await typesetter.typesetLetter(letter)
  const first = typesetter.pid() ?? 0
  const [lost, next] = [codeOf(typesetter.typesetLetter(letter)), codeOf(typesetter.typesetLetter(letter))]
  process.kill(first, 'SIGKILL')
  expect(await lost).toBe('failed')
  expect(await next).toBe('done')
  expect(typesetter.pid()).not.toBe(first)
})

test('a process that died while idle is started again', async () => {
  const typesetter = open()
  await typesetter.typesetLetter(letter)
  process.kill(typesetter.pid() ?? 0, 'SIGKILL')
  await waitFor('the process to end', () => typesetter.pid() === undefined)
  expect(await codeOf(typesetter.typesetLetter(letter))).toBe('done')
})

test('a task that takes too long is given up and its process ended', async () => {
  const typesetter = open({ timeoutMs: 1 })
  const late = codeOf(typesetter.typesetLetter(letter))
  const pid = typesetter.pid() ?? 0
  expect(await late).toBe('late')
  await waitFor('the process to end', () => !isAlive(pid))
})

test('when too many tasks wait, the next one is refused at once', async () => {
  const typesetter = open({ maxWaiting: 2 })
  const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(typesetter.typesetLetter(letter))))
  expect(codes).toEqual(['done', 'done', 'done', 'busy', 'busy'])
})

test('closing ends the process and refuses waiting tasks', async () => {
  const typesetter = open()
  await typesetter.typesetLetter(letter)
  const pid = typesetter.pid() ?? 0
  const waiting = codeOf(typesetter.typesetLetter(letter))
  await typesetter.close()
  expect(await waiting).toBe('closed')
  expect(isAlive(pid)).toBe(false)
  expect(await codeOf(typesetter.typesetLetter(letter))).toBe('closed')
})

test('a picture is 1200 by 630, whatever its text', async () => {
  const typesetter = open()
  for (const sheet of [
    picture,
    { ...picture, title: 'No end '.repeat(200), line: 'of words '.repeat(200), foot: 'ever '.repeat(200) },
    { ...picture, title: 'W'.repeat(500), above: 'x'.repeat(500) },
    { ...picture, lang: 'ar', dir: 'rtl' as const, title: 'أوقفوا الأعمال الانتقامية' },
    { ...picture, lang: 'zh', title: '请各国代表团公开反对报复行为'.repeat(20) },
    { ...picture, title: '#import "x" $ <svg onload=1> \uD800', line: '', foot: '', site: '' },
  ])
    expect(readPng(await typesetter.drawPicture(sheet))).toEqual({ width: 1200, height: 630 })
})

test('a picture is drawn once, the least recently used is evicted, and a failure is not cached', async () => {
  const drawn: string[] = []
  const typesetter = cachePictures(
    {
      ...open(),
      async drawPicture({ title }) {
        drawn.push(title)
        if (title === 'broken') throw new Error('broken')
        return new Uint8Array()
      },
    },
    2,
  )
  for (const title of ['a', 'b', 'a', 'c', 'a', 'b']) await typesetter.drawPicture({ ...picture, title })
  expect(drawn).toEqual(['a', 'b', 'c', 'b'])
  const broken = () => typesetter.drawPicture({ ...picture, title: 'broken' })
  await expect(broken()).rejects.toThrow('broken')
  await expect(broken()).rejects.toThrow('broken')
  expect(drawn).toHaveLength(6)
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
