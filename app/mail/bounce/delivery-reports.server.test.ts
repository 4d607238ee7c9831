import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readMessageFiles, maxReadBytes } from './message-files.server.ts'
import { domain, id, returnedHeaders, formatReport, bounceAddress } from './delivery-reports.fixture.ts'
import { parseReport } from './delivery-reports.server.ts'

const read = (text: string | Uint8Array) => parseReport(Buffer.from(text), domain)

describe('a report is read and its message is found', () => {
  const bounced = {
    is: 'bounced',
    mailId: id,
    recipient: 'mission.ch@geneva.example',
    hard: true,
    code: '5.1.1',
  }

  test.each(['Delivered-To', 'X-Original-To', 'X-Delivered-To', 'Envelope-To'])('by %s', async (header) => {
    const text = `${header}: ${bounceAddress}\n${formatReport({ to: 'postmaster@elsewhere.example', message: '' })}`
    expect(await read(text)).toEqual(bounced)
  })

  test('by To, by the returned letter, and by its headers alone', async () => {
    expect(await read(formatReport({ message: '' }))).toEqual(bounced)
    expect(await read(formatReport({ to: 'x@elsewhere.example', message: returnedHeaders }))).toEqual(bounced)
    const headers = formatReport({ to: 'x@elsewhere.example', message: returnedHeaders }).replace(
      'message/rfc822',
      'text/rfc822-headers',
    )
    expect(await read(headers)).toEqual(bounced)
    expect(await read(headers.replaceAll('\n', '\r\n'))).toEqual(bounced)
  })

  test('encoded as base64, in capitals, and cut off after the status', async () => {
    const plain = formatReport({})
    const status = /(Reporting-MTA[\s\S]*?)\n--b1/.exec(plain)?.[1] ?? ''
    const encoded = plain
      .replace(status, Buffer.from(status).toString('base64'))
      .replace('message/delivery-status', 'message/delivery-status\nContent-Transfer-Encoding: base64')
    expect(await read(encoded)).toEqual(bounced)
    expect(await read(plain.replace(`To: ${bounceAddress}`, `To: <${bounceAddress.toUpperCase()}>`))).toEqual(
      bounced,
    )
    expect(await read(plain.slice(0, plain.indexOf('message/rfc822')))).toEqual(bounced)
  })

  test('behind a forwarding the address that failed is reported, not the one we wrote to', async () => {
    const text = formatReport({}).replace(
      'Final-Recipient: rfc822; mission.ch@geneva.example',
      'Original-Recipient: rfc822; mission.ch@geneva.example\nFinal-Recipient: rfc822; left@office.example',
    )
    expect(await read(text)).toMatchObject({ is: 'bounced', mailId: id, recipient: 'left@office.example' })
  })

  test('a delay, a delivery, a full mailbox: none is evidence against the address', async () => {
    expect(await read(formatReport({ action: 'delayed', status: '4.4.1' }))).toEqual({
      is: 'delayed',
      mailId: id,
      code: '4.4.1',
    })
    expect(await read(formatReport({ action: 'delivered', status: '2.0.0' }))).toMatchObject({
      is: 'delivered',
    })
    expect(await read(formatReport({ status: '5.2.2' }))).toMatchObject({ is: 'bounced', hard: false })
  })

  test('one of several behind a forwarding was reached: the letter arrived', async () => {
    const text = formatReport({}).replace(
      '\n\n--b1\nContent-Type: message/rfc822',
      '\n\nFinal-Recipient: rfc822; second@geneva.example\nAction: relayed\nStatus: 2.1.9\n\n--b1\nContent-Type: message/rfc822',
    )
    expect(text).toContain('relayed')
    expect(await read(text)).toMatchObject({ is: 'delivered', mailId: id })
  })
})

test('a message that is no report, or not about our messages, changes nothing', async () => {
  const holiday = `From: a@b.example\nTo: ${bounceAddress}\nIn-Reply-To: <${id}@${domain}>\nSubject: Undeliverable\n\nI am away. 550 5.1.1\n`
  expect(await read(holiday)).toEqual({ is: 'not-a-report' })
  expect(await read('')).toEqual({ is: 'not-a-report' })
  const elsewhere = formatReport({ to: 'x@elsewhere.example', message: '' })
  expect(await read(elsewhere)).toEqual({ is: 'not-ours' })
  expect(await parseReport(Buffer.from(formatReport({})), 'other.example')).toEqual({ is: 'not-ours' })
  expect(await read(formatReport({ recipient: bounceAddress }))).toEqual({ is: 'not-ours' })
  // A report forwarded as an attachment is the forwarding person's message.
  const inside = `To: ${bounceAddress}\nContent-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: message/rfc822\n\n${formatReport({})}\n--o--\n`
  expect(await read(inside)).toEqual({ is: 'not-a-report' })
})

test('hostile messages are read quickly and not believed', async () => {
  const noise = Buffer.alloc(maxReadBytes, 0).map((_, i) => (i * 2_654_435_761) >>> 24)
  const deep = Array.from(
    { length: 3000 },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
  )
  const started = process.cpuUsage().user / 1000
  for (const hostile of [
    noise,
    Buffer.from(deep.join('')),
    Buffer.from(`To: ${'a,'.repeat(400_000)}\n\n`),
    Buffer.from(`X: ${'\n x'.repeat(300_000)}\n\n`),
    Buffer.from(`Content-Type: multipart/report; boundary=b\n\n${'--b\n'.repeat(200_000)}`),
    Buffer.from(formatReport({}).replace('Status:', `${'Final-Recipient: rfc822; <'.repeat(30_000)}\nX:`)),
    Buffer.from(`Hi. This is the ${'<'.repeat(900_000)}`),
    Buffer.from('From '.repeat(200_000)),
  ]) {
    expect(['not-a-report', 'unreadable', 'not-ours', 'bounced']).toContain((await read(hostile)).is)
  }
  expect(process.cpuUsage().user / 1000 - started).toBeLessThan(15_000)
})

describe('messages are found', () => {
  const openFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-reports-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    return folder
  }
  const list = async (path: string) => {
    const found = []
    for await (const each of readMessageFiles(path)) found.push(each)
    return found
  }
  const texts = async (path: string) =>
    (await list(path)).map((found) =>
      'message' in found ? Buffer.from(found.message).toString('latin1') : found.problem,
    )

  test('in a file, in an mbox, in a folder, in a maildir', async () => {
    const folder = openFolder()
    writeFileSync(join(folder, 'one.eml'), 'Subject: 1\n\nFrom me\n\nnot a border\n')
    const mbox = 'From MAILER-DAEMON Tue Feb  3 10:00:00 2026\nSubject: 2\n\nText\nFrom here on\n\n'
    writeFileSync(join(folder, 'box'), mbox + mbox.replace('2\n', '3\n') + mbox)
    writeFileSync(join(folder, '.hidden'), 'x')
    expect(await texts(join(folder, 'one.eml'))).toEqual(['Subject: 1\n\nFrom me\n\nnot a border\n'])
    expect((await list(folder)).map(({ name }) => name.slice(folder.length))).toEqual([
      '/box#1',
      '/box#2',
      '/box#3',
      '/one.eml',
    ])
    expect((await texts(join(folder, 'box')))[1]).toMatch(/^Subject: 3\n\nText\nFrom here on\n/)
    const maildir = openFolder()
    for (const name of ['new', 'cur', 'tmp']) {
      mkdirSync(join(maildir, name))
      writeFileSync(join(maildir, name, `${name}.1`), name)
    }
    writeFileSync(join(maildir, 'dovecot.index'), 'x')
    expect(await texts(maildir)).toEqual(['cur', 'new'])
  })

  test('in an mbox cut into pieces at every byte of a border', async () => {
    const folder = openFolder()
    for (let shift = 0; shift < 12; shift++) {
      const first = `From a\n${'x'.repeat(65_536 - 12 + shift)}\n\n`
      for (const newline of ['\n', '\r\n']) {
        const file = join(folder, `box${shift}`)
        writeFileSync(file, `${first}From b\nSubject: 2\n`.replaceAll('\n', newline))
        expect(await texts(file)).toHaveLength(2)
      }
    }
  })

  test('files that are too large, not files or missing are each reported, and the rest is read', async () => {
    const folder = openFolder()
    writeFileSync(join(folder, 'a-large'), Buffer.alloc(8 * maxReadBytes, 'x'))
    writeFileSync(join(folder, 'b-box'), `From a\n${'From b\n\n'.repeat(3)}${'y'.repeat(3 * maxReadBytes)}`)
    symlinkSync(join(folder, 'nowhere'), join(folder, 'c-gone'))
    execFileSync('mkfifo', [join(folder, 'd-pipe')])
    mkdirSync(join(folder, 'e-folder'))
    writeFileSync(join(folder, 'f-empty'), '')
    const found = await list(folder)
    const lengths = found.map((each) => ('message' in each ? each.message.length : each.problem))
    expect(lengths[0]).toBe(maxReadBytes)
    expect(Math.max(...lengths.filter((n) => typeof n === 'number'))).toBeLessThanOrEqual(maxReadBytes)
    expect(lengths.slice(-4)).toEqual(['ENOENT', 'not a file', 'not a file', 0])
    await expect(list(join(folder, 'nothing'))).rejects.toThrow('ENOENT')
  })
})
