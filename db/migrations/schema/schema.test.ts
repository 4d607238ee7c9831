import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TestDatabase } from '#db/testing/both.ts'
import { databases } from '#db/testing/both.ts'
import { readSchema } from '#db/testing/read-schema.ts'

describe.each(databases())('on $name', ({ name, openMigrated }) => {
  let database: TestDatabase

  beforeEach(async () => {
    database = await openMigrated()
  })

  afterEach(() => database.close())

  test('the migrations make exactly the tables, constraints and indexes that are written down', async () => {
    await expect(await readSchema(database.db, name)).toMatchFileSnapshot(`./${name.toLowerCase()}.txt`)
  })
})
