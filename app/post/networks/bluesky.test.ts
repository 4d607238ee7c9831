import { expect, test } from 'vitest'
import { bluesky } from './bluesky.ts'

const link = 'https://a.example/x'

test('Bluesky counts graphemes, link and space included', () => {
  expect(bluesky.count('👩‍👩‍👧‍👦🇨🇭e\u0301信', link, '')).toBe(4 + 1 + link.length)
})

test('the network opens with the text and the link in one', () => {
  const url = new URL(bluesky.intent('a & b', link, ''))
  expect(url.origin + url.pathname).toBe('https://bsky.app/intent/compose')
  expect(url.searchParams.get('text')).toBe(`a & b ${link}`)
})
