import { wrapInButton } from './wrap-in-button.ts'

/** `<print-button>Print</print-button>` */
class PrintButton extends HTMLElement {
  connectedCallback() {
    wrapInButton(this, () => window.print())
  }
}

export const definePrintButton = () => customElements.define('print-button', PrintButton)
