import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { expectedCounter, fetchCounter, slug } from '../support/campaign.ts'
import { pressEveryButton } from '../support/pages.ts'
import { databaseEnv, startSite } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')
const ip = '203.0.113.77'

describe.each(databases())('on $name', ({ open }) => {
  test('after the whole walk neither log nor disk nor tables know who Ana is or what she wrote', async () => {
    const database = await open()
    const site = await startSite({ ...databaseEnv(database.config), TRUST_PROXY: '1' })
    onTestFinished(async () => {
      await site.remove()
      await database.close()
    })
    const [name, town, subject, text, agent, path] = ['n', 't', 's', 'x', 'a', 'p'].map(
      (mark) => `canary-${mark}-${randomUUID()}`,
    ) as [string, string, string, string, string, string]
    const ana = createVisitor(site.url, {
      'user-agent': agent,
      'x-forwarded-for': ip,
      referer: `${site.url}/${path}`,
      cookie: `c=${path}`,
    })
    const letter = await ana.visit(`/en/campaigns/${slug}/write/CH`)
    const ready = await ana.press(letter, t('letter.next'), { name, town, subject, text })
    const { token = '' } = fillForm(ready, t('out.sent')).fields
    expect(token).toMatch(/^[0-9a-f-]{36}\./)
    await ana.press(ready, t('out.eml'))
    const thanks = await ana.press(ready, t('out.sent'))
    const { token: shareToken = '' } = fillForm(thanks, t('share.open', { network: 'X' })).fields
    await ana.press(thanks, t('share.open', { network: 'X' }))
    await ana.visit(`/en/${path}?q=${path}`)
    await ana.visit(`/en/campaigns/${slug}/write?q=${path}`)
    await ana.post(`/en/campaigns/${slug}/write/CH`, { name, text: text.repeat(2000) })
    await ana.post(`/en/campaigns/${slug}/write/CH?${path}`, `${name}=%ff&text=${text}`)
    await fetch(`${site.url}/en?${path}`, { method: 'POST', headers: { origin: `https://${path}.example` } })
    await pressEveryButton(ana, 'en')
    expect((await fetchCounter(site.url)).letters.prepared).toBeGreaterThan(
      expectedCounter(1, 1, 1).letters.prepared,
    )

    const canaries = [name, town, subject, text, agent, path, ip, token, shareToken]
    const expectNoTrace = async () => {
      const files = await readFolder(site.dataDir)
      for (const canary of canaries) {
        for (const [file, bytes] of files) expect(bytes.includes(canary), `${canary} in ${file}`).toBe(false)
        expect(site.log.join('')).not.toContain(canary)
      }
      return files
    }
    await expectNoTrace()
    if (database.config.kind === 'url') {
      const rows = JSON.stringify(await database.db.selectFrom('participation').selectAll().execute())
      expect(rows).toContain(slug)
      for (const canary of canaries) expect(rows).not.toContain(canary)
    }
    await site.stop()
    const files = await expectNoTrace()
    if (database.config.kind === 'file')
      expect([...files.values()].some((bytes) => bytes.includes(slug))).toBe(true)
  })
})

async function readFolder(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const)))
}
