import { wrapInButton } from './wrap-in-button.ts'

/** `<copy-button from="field-id" data-done="Copied" data-by-hand="Press Ctrl+C">Copy</copy-button>` */
class CopyButton extends HTMLElement {
  connectedCallback() {
    const status = document.createElement('output')
    status.className = 'hint'
    wrapInButton(this, (button) => {
      const field = document.getElementById(this.getAttribute('from') ?? '')
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
      status.textContent = ''
      void copy(field).then((copied) => {
        status.textContent = (copied ? this.dataset.done : this.dataset.byHand) ?? ''
        if (copied) button.focus()
      })
    })
    this.append(status)
  }
}

/** False where the clipboard is not available (no HTTPS, no permission): the text is then selected, to be copied by hand. */
async function copy(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    field.focus()
    field.select()
    return false
  }
}

export const defineCopyButton = () => customElements.define('copy-button', CopyButton)
