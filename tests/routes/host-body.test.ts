import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { formHeaders, openHost, sameOrigin, publicHeaders } from '#app/host/host.fixture.ts'

const echo = async (request: Request) => new Response(String((await request.text()).length))
const letter = (bytes: number) => `letter=${'a'.repeat(bytes - 'letter='.length)}`

test('a letter of exactly 64 KB is taken', async () => {
  const { send } = await openHost(echo)
  for (const chunked of [false, true]) {
    const headers = chunked ? { ...formHeaders, 'transfer-encoding': 'chunked' } : formHeaders
    const reply = await send({ method: 'POST', headers, body: letter(65_536), chunked })
    expect(reply).toMatchObject({ status: 200, text: '65536' })
  }
})

test('one byte more is not', async () => {
  const { send, seen } = await openHost(echo)
  for (const chunked of [false, true]) {
    const headers = chunked ? { ...formHeaders, 'transfer-encoding': 'chunked' } : formHeaders
    const reply = await send({ method: 'POST', headers, body: letter(65_537), chunked })
    expect(reply.status).toBe(413)
  }
  expect(seen).toHaveLength(0)
})

test.each([100_000, 1_900_000])(
  'a letter of %i bytes gets a page that says what to do, and the connection is not just cut',
  async (bytes) => {
    const { url, seen } = await openHost(echo)
    for (let visit = 0; visit < 5; visit++) {
      const reply = await fetch(`${url}/en/write/CH`, {
        method: 'POST',
        headers: formHeaders,
        body: letter(bytes),
      })
      expect(reply.status).toBe(413)
      expect(await reply.text()).toContain('what to do after 413')
      expect(reply.headers.get('connection')).toBe('close')
    }
    expect(seen).toHaveLength(0)
  },
)

/** Sends without ever reading a reply as permission to stop, as a browser with a huge form does. */
function pour(port: number, head: string, mostBytes: number): Promise<{ sent: number; received: string }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const piece = 'a'.repeat(16_384)
    let sent = 0
    let received = ''
    const more = () => {
      while (sent < mostBytes && !socket.destroyed) {
        sent += piece.length
        if (!socket.write(piece)) return
      }
    }
    socket.on('data', (chunk) => (received += chunk.toString()))
    socket.on('drain', () => setTimeout(more, 1))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve({ sent, received }))
    socket.write(head)
    more()
  })
}

test('an endless body is read for a while, answered, and then the connection ends', async () => {
  const { port } = await openHost(echo)
  const head = `POST /en HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000000000\r\n\r\n`
  const { sent, received } = await pour(port, head, 4_000_000_000)
  expect(received).toContain('HTTP/1.1 413')
  expect(received).toContain('what to do after 413</p>')
  expect(sent).toBeLessThan(50_000_000)
})

test('a slow line that takes two seconds for a too long letter gets the page too', async () => {
  const { port } = await openHost(echo)
  const socket = connect(port, '127.0.0.1')
  let received = ''
  let pieces = 0
  socket.on('data', (chunk) => (received += chunk.toString()))
  socket.on('error', () => undefined)
  const closed = new Promise((resolve) => socket.on('close', resolve))
  socket.write(
    'POST / HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: none\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 200000\r\n\r\n',
  )
  for (let i = 0; i < 20; i++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    if (socket.writable && socket.write('a'.repeat(10_000))) pieces++
  }
  await closed
  expect(pieces).toBe(20)
  expect(received).toContain('what to do after 413')
})

test('a letter from another site is not read into memory either', async () => {
  const { url } = await openHost(echo)
  const headers = { ...formHeaders, 'sec-fetch-site': 'cross-site' }
  const reply = await fetch(url, { method: 'POST', headers, body: letter(1_000_000) })
  expect(reply.status).toBe(403)
  expect(await reply.text()).toContain('what to do after 403')
})

test('ten thousand fields are refused', async () => {
  const { send, seen } = await openHost(echo)
  const body = Array.from({ length: 10_000 }, () => 'a=1').join('&')
  expect(body.length).toBeLessThan(65_536)
  expect((await send({ method: 'POST', headers: formHeaders, body })).status).toBe(413)
  expect(seen).toHaveLength(0)
})

test('fifty fields are taken, fifty-one are not', async () => {
  const { send } = await openHost(echo)
  const fields = (count: number) => Array.from({ length: count }, (_, i) => `f${i}=1`).join('&')
  expect((await send({ method: 'POST', headers: formHeaders, body: fields(50) })).status).toBe(200)
  expect((await send({ method: 'POST', headers: formHeaders, body: fields(51) })).status).toBe(413)
})

test.each([
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'application/json' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' },
  {},
])('a body that is no plain form is refused: %j', async (type) => {
  const { send, seen } = await openHost(echo)
  const reply = await send({ method: 'POST', headers: { ...sameOrigin, ...type }, body: 'a=1' })
  expect(reply.status).toBe(415)
  expect(reply.text).toContain('what to do after 415')
  expect(seen).toHaveLength(0)
})

test('a charset behind the type does no harm', async () => {
  const { send } = await openHost(echo)
  const headers = { ...formHeaders, 'content-type': 'Application/X-WWW-Form-Urlencoded; charset=UTF-8' }
  expect((await send({ method: 'POST', headers, body: 'a=1' })).status).toBe(200)
})

test('a visitor who leaves in the middle of a form is no accident', async () => {
  const { port, logged, seen, send } = await openHost(echo)
  const socket = connect(port, '127.0.0.1')
  socket.write(
    'POST / HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: none\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\na=',
  )
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(logged).toEqual([])
  expect(seen).toHaveLength(0)
  expect((await send()).status).toBe(200)
})

test('Back from the page about a too long letter finds the letter as it was typed', async () => {
  // Browsers keep a page and its fields for Back only where no header says no-store; the refusal itself must say it.
  const { send } = await openHost(() => new Response('<form>', { headers: publicHeaders }))
  const form = await send({ path: '/en/write/CH' })
  const refusal = await send({
    method: 'POST',
    path: '/en/write/CH',
    headers: formHeaders,
    body: letter(70_000),
  })
  expect(form.headers['cache-control']).not.toContain('no-store')
  expect(refusal.status).toBe(413)
  expect(refusal.headers['cache-control']).toBe('no-store')
  expect(refusal.headers).not.toHaveProperty('location')
  expect(refusal.text).not.toContain('http-equiv')
})
