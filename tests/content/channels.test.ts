import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { channels, linkServices } from '#app/channel/plan-channels.ts'
import { root } from '#app/config/folders.server.ts'
import { locales } from './composition-context.ts'

const table = readFileSync(join(root, 'docs/channels.md'), 'utf8')
const ids = channels.flatMap(({ id, kind }) => (kind === 'paste' ? [] : [id]))

test.each(ids)('the table in the docs has a row for %s', (id) => expect(table).toContain(`| \`${id}\` |`))

test.each(linkServices.map(({ id, limit }) => [id, limit.toLocaleString('en')]))(
  'the table gives the limit of %s as the code has it: %s',
  (id, limit) => expect(table).toContain(`| \`${id}\` | ${limit} |`),
)

test('every channel that can be refused has a name to refuse it by', () => {
  const words = locales.get('en')?.words as { 'channel-reasons': { names: Record<string, string> } }
  const names = Object.keys(words['channel-reasons'].names)
  expect(names.sort()).toEqual([...linkServices.map(({ id }) => id), 'eml', 'pdf'].sort())
})
