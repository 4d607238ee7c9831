import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeHtml, formatEmailHtml, type EmailHtmlOptions } from './email-html.ts'

const link = 'https://campaign.example/en/confirm/abc_DEF-123'
const page: EmailHtmlOptions = { lang: 'en', dir: 'ltr', title: 'Please confirm', links: [link] }

const body = (text: string, change: Partial<EmailHtmlOptions> = {}) =>
  /<body>\n([\s\S]*)<\/body>/.exec(formatEmailHtml(text, { ...page, ...change }))?.[1]

const anchor = `<a href="${link}" dir="ltr">${link}</a>`

test('a text becomes paragraphs and line breaks', () => {
  expect(body('Excellency,\n\nI write\r\nto you.\n\n \n\nAna\n')).toBe(
    '<p>Excellency,</p>\n<p>I write<br>\nto you.</p>\n<p>Ana</p>\n',
  )
})

test('the page says its language and its direction', () => {
  const html = formatEmailHtml('سلام', { ...page, lang: 'ar', dir: 'rtl' })
  expect(html).toContain('<html lang="ar" dir="rtl">')
  expect(html).toContain('<meta charset="utf-8">')
  expect(html).toContain('<title>Please confirm</title>')
})

describe('our own URL is a link', () => {
  test.each([
    ['on a line of its own', `Open:\n${link}`, `Open:<br>\n${anchor}`],
    ['before a full stop', `Open ${link}.`, `Open ${anchor}.`],
    ['in parentheses', `(${link})`, `(${anchor})`],
    ['before a Chinese full stop', `请打开${link}。谢谢`, `请打开${anchor}。谢谢`],
    ['twice', `${link} ${link}`, `${anchor} ${anchor}`],
    ['in angle brackets', `<${link}>`, `&lt;${anchor}&gt;`],
    ['in quotes', `"${link}"`, `&quot;${anchor}&quot;`],
  ])('%s', (_, text, shown) => expect(body(text)).toBe(`<p>${shown}</p>\n`))

  test('with & in it, escaped once', () => {
    const own = 'https://campaign.example/?a=1&b=2'
    const shown = 'https://campaign.example/?a=1&amp;b=2'
    expect(body(own, { links: [own] })).toBe(`<p><a href="${shown}" dir="ltr">${shown}</a></p>\n`)
  })

  test('the longer one where one begins with the other', () => {
    const longer = `${link}/erase`
    expect(body(longer, { links: [link, longer] })).toBe(
      `<p><a href="${longer}" dir="ltr">${longer}</a></p>\n`,
    )
  })
})

describe('no link:', () => {
  test.each([
    'https://evil.example/',
    `${link}4`,
    `${link}/../x`,
    `${link}@evil.example`,
    `${link}.evil.example`,
    `${link}?x=1`,
    `https://evil.example/${link}`,
    'javascript:alert(1)',
    link.replace('https', 'http'),
    link.toUpperCase(),
  ])('%s', (text) => expect(body(text)).not.toContain('<a'))

  test('a URL of ours that is not http', () => {
    expect(body('javascript:alert(1)', { links: ['javascript:alert(1)'] })).not.toContain('<a')
  })
})

test('HTML in the text is shown, not interpreted', () => {
  expect(body('<script>alert("1")</script> & \'x\' &amp;')).toBe(
    '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; &amp;amp;</p>\n',
  )
  expect(formatEmailHtml('', { ...page, title: '</title><img src=x>', lang: '"><b>' })).not.toMatch(
    /<img|<b>/,
  )
})

test('any text produces no tags but ours, and can be read back', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(link, '<a href="', '">', '&', '\n\n', '\n', '<!--', ']]>'),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('').replaceAll('\r', '')
      const html = body(text) ?? ''
      const tags = html.match(/<[^>]*>/g) ?? []
      expect(
        tags.every((tag) => [`<p>`, `</p>`, `<br>`, `</a>`, `<a href="${link}" dir="ltr">`].includes(tag)),
      ).toBe(true)
      const plain = html
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&')
      expect(plain.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
    { numRuns: 500 },
  )
  expect(escapeHtml('plain')).toBe('plain')
})

test('a long row of full stops after a URL takes no time', () => {
  const start = process.cpuUsage().user / 1000
  body(`${link}${'.'.repeat(50_000)}x ${`${link}!`.repeat(500)}${'\n \t'.repeat(20_000)}`)
  expect(process.cpuUsage().user / 1000 - start).toBeLessThan(500)
})
