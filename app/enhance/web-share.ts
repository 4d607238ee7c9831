import { wrapInButton } from './wrap-in-button.ts'

/**
 * `<web-share data-title="…" data-text="…" data-link="…" data-network="…">` in a hidden list entry of the form that counts: shows the
 * entry where the device can share.
 */
class WebShare extends HTMLElement {
  connectedCallback() {
    const { title = '', text = '', link = '' } = this.dataset
    const entry = this.closest('li')
    if (!entry || !('share' in navigator)) return
    wrapInButton(this, () => {
      // Rejected when the share sheet is closed: nothing was shared.
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
