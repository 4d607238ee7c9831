import { existsSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolderLock } from './folder-lock.server.ts'

const lockFile = () => join(mkdtempSync(join(tmpdir(), 'demarche-')), 'lock')

async function tenAtOnce(file: string) {
  let inside = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 10 }, () =>
      withFolderLock(file, async () => {
        most = Math.max(most, ++inside)
        await new Promise((resolve) => setTimeout(resolve, 10))
        inside--
      }),
    ),
  )
  return most
}

test('ten at once run one by one', async () => {
  const file = lockFile()
  expect(await tenAtOnce(file)).toBe(1)
  expect(existsSync(file)).toBe(false)
})

test('the lock of a process that died is taken over by one other', async () => {
  const file = lockFile()
  writeFileSync(file, 'died')
  utimesSync(file, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000))
  expect(await tenAtOnce(file)).toBe(1)
  expect(readdirSync(dirname(file))).toEqual([])
})

test('a task that fails releases the lock', async () => {
  const file = lockFile()
  await expect(withFolderLock(file, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(existsSync(file)).toBe(false)
})
