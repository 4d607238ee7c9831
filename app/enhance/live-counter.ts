interface CounterResponse {
  letters: { prepared: number; reported: number; accepted: number }
  shares: number
}

const everyMinute = 60_000

/** `<live-counter src="/api/v1/…">`: asks for newer numbers each minute while the page is looked at. */
class LiveCounter extends HTMLElement {
  private timer = 0

  connectedCallback() {
    this.timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') void this.refresh()
    }, everyMinute)
  }

  disconnectedCallback() {
    window.clearInterval(this.timer)
  }

  private async refresh() {
    const answer = await fetch(this.getAttribute('src') ?? '', { credentials: 'omit' }).catch(() => undefined)
    if (!answer?.ok) return
    const { letters, shares } = (await answer.json()) as CounterResponse
    const numbers: Record<string, number> = { ...letters, shares }
    for (const place of this.querySelectorAll<HTMLElement>('[data-counter]')) {
      const n = numbers[place.dataset.counter ?? '']
      if (n === undefined) continue
      place.textContent = new Intl.NumberFormat(this.lang).format(n)
      const bar = place.parentElement?.querySelector('progress')
      if (bar) bar.value = Math.min(n, bar.max)
    }
  }
}

export const defineLiveCounter = () => customElements.define('live-counter', LiveCounter)
