import type { Page } from 'playwright-core'

/** Bytes over the wire, and how many requests brought them. */
export interface Weight {
  all: number
  script: number
  requests: number
}

/** What came over the wire since the last document, heads included, in bytes. */
export async function weigh(page: Page): Promise<() => Promise<Weight>> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  const types = new Map<string, string>()
  let weight: Weight = { all: 0, script: 0, requests: 0 }
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Document') weight = { all: 0, script: 0, requests: 0 }
    types.set(requestId, type)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weight.all += encodedDataLength
    weight.requests++
    if (types.get(requestId) === 'Script') weight.script += encodedDataLength
  })
  return async () => {
    await page.waitForLoadState('load')
    // The last message about a finished file comes after the page's own event.
    await page.waitForTimeout(100)
    return weight
  }
}
