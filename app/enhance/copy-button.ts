import { wrapInButton } from './wrap-in-button.ts'

/** `<copy-button from="field-id" data-done="Copied">Copy</copy-button>` */
class CopyButton extends HTMLElement {
  connectedCallback() {
    wrapInButton(this, (button) => {
      const field = document.getElementById(this.getAttribute('from') ?? '')
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
      void this.copy(field, button)
    })
  }

  private async copy(field: HTMLInputElement | HTMLTextAreaElement, button: HTMLButtonElement) {
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
    } catch {
      // The clipboard may be closed to us (no https, no leave); what is selected can still be copied by hand.
      return
    }
    button.setAttribute('role', 'status')
    button.textContent = this.dataset.done ?? ''
  }
}

export const defineCopyButton = () => customElements.define('copy-button', CopyButton)
