import { describe, expect, test } from 'vitest'
import { signatoryNameKey } from './signatory-name-key.ts'

describe('two spellings of a name have the same key', () => {
  test.each([
    ['Amnesty International', 'AMNESTY  INTERNATIONAL'],
    ['Amnesty International', 'Аmnеstу Intеrnаtіоnаl'],
    ['Amnesty International', 'Amnesty lnternational'],
    ['Amnesty International', 'Ａｍｎｅｓｔｙ International'],
    ['Fundación Paz', 'Fundacion Paz'],
    ['Rights-Watch, e.V.', 'Rights Watch eV'],
    ['ACAT', 'ΑСАТ'],
    ['modern Rights', 'modem Rights'],
    ['Hope', 'ΗΟΡΕ'],
    ['Rights Watch', 'The Rights Watch Ltd.'],
    ['Amnesty', 'Ꭺmnesty'],
    ['Rights', 'Rⅰghts'],
    ['Paint', 'Pɑɩnt'],
    ['Justice', 'ᴊᴜsᴛɪᴄᴇ'],
    ['Hope', 'հօрe'],
    ['Голос', 'Голос АНО'],
    ['Cat', 'ꓚꓮꓔ'],
  ])('%s = %s', (one, other) => {
    expect(signatoryNameKey('organisation', other)).toBe(signatoryNameKey('organisation', one))
  })

  test.each([
    ['中国人权', '中国维权'],
    ['Amnesty Kenya', 'Amnesty Korea'],
    ['Мемориал', 'Материал'],
  ])('%s ≠ %s', (one, other) => {
    expect(signatoryNameKey('organisation', other)).not.toBe(signatoryNameKey('organisation', one))
  })

  test('an organisation and a person of the same name have different keys', () => {
    expect(signatoryNameKey('person', 'Ana')).not.toBe(signatoryNameKey('organisation', 'Ana'))
  })
})
