import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { generateKeyPairSync } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { checkSenderDns, createDnsLookup } from './sender-dns.server.ts'
import { smtpAccountFor } from '#app/mail/outbox/outbox.fixture.ts'

/** Starts a name server (RFC 1035) that knows some texts; for other names it says that there is none, or nothing at all. */
async function startNameServer(texts: Record<string, string[]>, silent = false): Promise<string> {
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    if (silent) return
    const labels: string[] = []
    let at = 12
    for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
      labels.push(query.subarray(at + 1, at + 1 + length).toString('latin1'))
      at += 1 + length
    }
    const question = query.subarray(12, at + 5)
    const isTxt = query.readUInt16BE(at + 1) === 16
    const known = texts[labels.join('.').toLowerCase()]
    const answers = (isTxt ? (known ?? []) : []).map((text) => {
      const parts = (text.match(/.{1,255}/g) ?? []).map((part) =>
        Buffer.concat([Buffer.from([part.length]), Buffer.from(part, 'latin1')]),
      )
      const data = Buffer.concat(parts)
      const head = Buffer.from([0xc0, 0x0c, 0, 16, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 255])
      return Buffer.concat([head, data])
    })
    const header = Buffer.from([0, 0, 0x81, known ? 0x80 : 0x83, 0, 1, 0, answers.length, 0, 0, 0, 0])
    query.copy(header, 0, 0, 2)
    socket.send(Buffer.concat([header, question, ...answers]), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  onTestFinished(() => void socket.close())
  return `127.0.0.1:${socket.address().port}`
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const account = smtpAccountFor(
  { port: 587, host: 'mail.letters.example', tls: 'starttls' },
  { dkim: { domain: 'letters.example', selector: 's1', privateKey: pem } },
)

const states = async (server: string, timeoutMs?: number) =>
  Object.fromEntries(
    Object.entries(await checkSenderDns(account, createDnsLookup([server], timeoutMs))).map(
      ([name, { state }]) => [name, state],
    ),
  )

test('an operator who has published everything is told so', async () => {
  const server = await startNameServer({
    'letters.example': ['v=spf1 mx -all', 'some-verification=1'],
    's1._domainkey.letters.example': [`v=DKIM1; k=rsa; p=${key}`],
    '_dmarc.letters.example': ['v=DMARC1; p=none'],
  })
  expect(await states(server)).toEqual({ SPF: 'fine', DKIM: 'fine', DMARC: 'fine', MX: 'missing' })
})

test('last year’s key and a domain that forbids all servers are found', async () => {
  const server = await startNameServer({
    'letters.example': ['v=spf1 -all'],
    's1._domainkey.letters.example': [`v=DKIM1; k=rsa; p=${key.replace('A', 'B')}`],
  })
  expect(await states(server)).toEqual({ SPF: 'wrong', DKIM: 'wrong', DMARC: 'missing', MX: 'missing' })
})

test('a silent name server does not count as one without records', async () => {
  expect(await states(await startNameServer({}, true), 100)).toEqual({
    SPF: 'unknown',
    DKIM: 'unknown',
    DMARC: 'unknown',
    MX: 'unknown',
  })
})
