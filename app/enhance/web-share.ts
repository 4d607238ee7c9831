import { wrapInButton } from './wrap-in-button.ts'

/**
 * `<web-share data-title="…" data-text="…" data-link="…" data-network="…">` in a list entry that is hidden and in the form that
 * counts: shown where the device can share.
 */
class WebShare extends HTMLElement {
  connectedCallback() {
    const { title = '', text = '', link = '' } = this.dataset
    const entry = this.closest('li')
    if (!entry || !('share' in navigator)) return
    wrapInButton(this, () => {
      // Who closes the sheet again has not shared.
      navigator.share({ title, text, url: link }).then(
        () => this.count(),
        () => undefined,
      )
    })
    entry.hidden = false
  }

  private count() {
    const form = this.closest('form')
    if (!form) return
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.set(name, value)
    fields.set('network', this.dataset.network ?? '')
    void fetch(form.action, { method: 'POST', body: fields, keepalive: true }).catch(() => undefined)
  }
}

export const defineWebShare = () => customElements.define('web-share', WebShare)
