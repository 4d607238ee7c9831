import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { expectedCounter, fetchCounter, slug } from '../support/campaign.ts'
import { databaseEnv, startSite } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')

describe.each(databases())('on $name', ({ open }) => {
  test('the program stops and starts again: numbers stay, and a page opened before still counts once', async () => {
    const database = await open()
    const dataDir = await mkdtemp(join(tmpdir(), 'demarche-restart-'))
    onTestFinished(async () => {
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    })
    const env = { ...databaseEnv(database.config), DATA_DIR: dataDir }

    const before = await startSite(env)
    const ana = createVisitor(before.url)
    const ready = await ana.press(await ana.visit(`/en/campaigns/${slug}/write/CH`), t('letter.next'))
    const thanks = await ana.press(ready, t('out.sent'))
    const sent = fillForm(ready, t('out.sent'))
    const share = fillForm(thanks, t('share.open', { network: 'X' }))
    const change = fillForm(ready, t('out.change'))
    await before.stop()

    const after = await startSite(env)
    onTestFinished(() => after.stop())
    expect(await fetchCounter(after.url)).toEqual(expectedCounter(1, 1, 0))
    const again = createVisitor(after.url)
    await again.post(sent.form.action, sent.fields)
    await again.post(share.form.action, share.fields)
    const changing = await again.post(change.form.action, change.fields)
    await again.press(changing, t('letter.next'))
    expect(await fetchCounter(after.url)).toEqual(expectedCounter(1, 1, 1))
  })

  test('two programs on one database count one press once', async () => {
    const database = await open()
    const dataDir = await mkdtemp(join(tmpdir(), 'demarche-restart-'))
    const env = { ...databaseEnv(database.config), DATA_DIR: dataDir }
    const [one, two] = [await startSite(env), await startSite(env)]
    onTestFinished(async () => {
      await Promise.all([one.stop(), two.stop()])
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    })
    const ana = createVisitor(one.url)
    const ready = await ana.press(await ana.visit(`/en/campaigns/${slug}/write/CH`), t('letter.next'))
    const { form, fields } = fillForm(ready, t('out.sent'))
    const presses = [one, two, one, two, one, two].map(({ url }) =>
      createVisitor(url).post(form.action, fields),
    )
    expect((await Promise.all(presses)).map(({ status }) => status)).toEqual(Array(6).fill(303))
    for (const { url } of [one, two]) expect(await fetchCounter(url)).toEqual(expectedCounter(1, 1, 0))
  })
})
