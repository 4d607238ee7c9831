interface CounterResponse {
  letters: { prepared: number; reported: number; accepted: number }
  shares: number
}

const intervalMs = 60_000

/** `<live-counter src="/api/v1/…">`: fetches newer numbers each minute while the page is visible. */
class LiveCounter extends HTMLElement {
  private timer = 0

  connectedCallback() {
    this.timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') void this.refresh()
    }, intervalMs)
  }

  disconnectedCallback() {
    window.clearInterval(this.timer)
  }

  private async refresh() {
    const response = await fetch(this.getAttribute('src') ?? '', { credentials: 'omit' }).catch(
      () => undefined,
    )
    if (!response?.ok) return
    const { letters, shares } = (await response.json()) as CounterResponse
    const numbers: Record<string, number> = { ...letters, shares }
    for (const element of this.querySelectorAll<HTMLElement>('[data-counter]')) {
      const n = numbers[element.dataset.counter ?? '']
      if (n === undefined) continue
      element.textContent = new Intl.NumberFormat(this.lang).format(n)
      const bar = element.parentElement?.querySelector('progress')
      if (bar) bar.value = Math.min(n, bar.max)
    }
  }
}

export const defineLiveCounter = () => customElements.define('live-counter', LiveCounter)
