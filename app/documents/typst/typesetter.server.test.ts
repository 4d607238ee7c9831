import { expect, onTestFinished, test } from 'vitest'
import { waitFor } from '../../../tests/wait-for.ts'
import { createTypesetter, type TypesetError } from './typesetter.server.ts'
import { cachePictures } from './picture-cache.server.ts'
import { readPng } from './read-pdf.fixture.ts'
import type { LetterSheet, PictureSheet } from './letter-to-typst.server.ts'

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
  const press = createTypesetter(options)
  onTestFinished(() => press.close())
  return press
}
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (trouble: TypesetError) => trouble.code,
  )

test('nothing is started before somebody wants a letter', async () => {
  const press = open()
  expect(press.pid()).toBeUndefined()
  await press.typesetLetter(letter)
  expect(press.pid()).toBeGreaterThan(0)
})

test('letters asked for at the same moment all come, each its own', async () => {
  const press = open()
  const sizes = [1, 40, 400].map((n) => ({ ...letter, text: 'Excellency, '.repeat(n) }))
  const together = await Promise.all(sizes.map((sheet) => press.typesetLetter(sheet)))
  for (const [i, sheet] of sizes.entries())
    expect(Buffer.compare(together[i] ?? new Uint8Array(), await press.typesetLetter(sheet))).toBe(0)
})

test('when the process dies, the letter it worked on fails and the next one comes', async () => {
  const press = open()
  await press.typesetLetter(letter)
  const first = press.pid() ?? 0
  const [lost, next] = [codeOf(press.typesetLetter(letter)), codeOf(press.typesetLetter(letter))]
  process.kill(first, 'SIGKILL')
  expect(await lost).toBe('failed')
  expect(await next).toBe('done')
  expect(press.pid()).not.toBe(first)
})

test('a process that died while nothing was asked of it is started again', async () => {
  const press = open()
  await press.typesetLetter(letter)
  process.kill(press.pid() ?? 0, 'SIGKILL')
  await waitFor('the process to end', () => press.pid() === undefined)
  expect(await codeOf(press.typesetLetter(letter))).toBe('done')
})

test('what takes too long is given up and its process ended', async () => {
  const press = open({ limit: 1 })
  const late = codeOf(press.typesetLetter(letter))
  const pid = press.pid() ?? 0
  expect(await late).toBe('late')
  await waitFor('the process to end', () => !isAlive(pid))
})

test('who comes when too many wait is told so at once', async () => {
  const press = open({ most: 2 })
  const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(press.typesetLetter(letter))))
  expect(codes).toEqual(['done', 'done', 'done', 'busy', 'busy'])
})

test('closing ends the process and refuses what waits', async () => {
  const press = open()
  await press.typesetLetter(letter)
  const pid = press.pid() ?? 0
  const waiting = codeOf(press.typesetLetter(letter))
  await press.close()
  expect(await waiting).toBe('closed')
  expect(isAlive(pid)).toBe(false)
  expect(await codeOf(press.typesetLetter(letter))).toBe('closed')
})

test('a picture is 1200 by 630, whatever is written on it', async () => {
  const press = open()
  for (const sheet of [
    picture,
    { ...picture, title: 'No end '.repeat(200), line: 'of words '.repeat(200), foot: 'ever '.repeat(200) },
    { ...picture, title: 'W'.repeat(500), above: 'x'.repeat(500) },
    { ...picture, lang: 'ar', dir: 'rtl' as const, title: 'أوقفوا الأعمال الانتقامية' },
    { ...picture, lang: 'zh', title: '请各国代表团公开反对报复行为'.repeat(20) },
    { ...picture, title: '#import "x" $ <svg onload=1> \uD800', line: '', foot: '', site: '' },
  ])
    expect(readPng(await press.drawPicture(sheet))).toEqual({ width: 1200, height: 630 })
})

test('a picture is drawn once, the one longest unused goes first, and a failure is not kept', async () => {
  const drawn: string[] = []
  const press = cachePictures(
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
  for (const title of ['a', 'b', 'a', 'c', 'a', 'b']) await press.drawPicture({ ...picture, title })
  expect(drawn).toEqual(['a', 'b', 'c', 'b'])
  const broken = () => press.drawPicture({ ...picture, title: 'broken' })
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
