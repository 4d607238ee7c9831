import { normaliseServerName, serverShareUrl } from '#app/post/mastodon-server.ts'

/**
 * `<post-server data-text="…" data-wrong="…">` around a field and a button: leads to the supporter's own server. The name of the
 * server is neither sent to us nor stored.
 */
class PostServer extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector('input')
    const button = this.querySelector('button')
    if (!field || !button) return
    const status = document.createElement('output')
    this.append(status)
    const open = () => {
      const server = normaliseServerName(field.value)
      status.textContent = server === undefined ? (this.dataset.wrong ?? '') : ''
      field.setAttribute('aria-invalid', String(server === undefined))
      if (server === undefined) return field.focus()
      // This page is in its own tab already.
      location.assign(serverShareUrl(server, this.dataset.text ?? ''))
    }
    button.addEventListener('click', open)
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) open()
    })
    // Neither the back button nor the form memory of the browser may show the server to the next person at this device.
    window.addEventListener('pagehide', () => void (field.value = ''))
    this.hidden = false
  }
}

export const definePostServer = () => customElements.define('post-server', PostServer)
