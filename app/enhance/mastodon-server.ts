import { normaliseServerName, serverShareUrl } from '#app/post/mastodon-server.ts'

/**
 * `<post-server data-text="…" data-wrong="…">` around a field and a button: goes on to the supporter's own server. What
 * is typed is neither sent to us nor kept.
 */
class PostServer extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector('input')
    const button = this.querySelector('button')
    if (!field || !button) return
    const said = document.createElement('output')
    this.append(said)
    const open = () => {
      const server = normaliseServerName(field.value)
      said.textContent = server === undefined ? (this.dataset.wrong ?? '') : ''
      field.setAttribute('aria-invalid', String(server === undefined))
      if (server === undefined) return field.focus()
      // This page stands in a tab of its own already.
      location.assign(serverShareUrl(server, this.dataset.text ?? ''))
    }
    button.addEventListener('click', open)
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) open()
    })
    // Back, or the browser's own memory of forms, must not show the next person at this device where this one is.
    window.addEventListener('pagehide', () => void (field.value = ''))
    this.hidden = false
  }
}

export const definePostServer = () => customElements.define('post-server', PostServer)
