import { wrapInButton } from './wrap-in-button.ts'

/** `<copy-button from="field-id" data-done="Copied" data-by-hand="Press Ctrl+C">Copy</copy-button>` */
class CopyButton extends HTMLElement {
  connectedCallback() {
    const said = document.createElement('output')
    said.className = 'hint'
    wrapInButton(this, (button) => {
      const field = document.getElementById(this.getAttribute('from') ?? '')
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
      said.textContent = ''
      void copy(field).then((copied) => {
        said.textContent = (copied ? this.dataset.done : this.dataset.byHand) ?? ''
        if (copied) button.focus()
      })
    })
    this.append(said)
  }
}

/** False where the clipboard is closed to us (no https, no leave): the text is selected then, to be copied by hand. */
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
