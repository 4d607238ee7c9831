// No import that main.ts has too: the bundler would make it a file of its own, which every page loads.
import { solveChallenge, type ChallengeParameters } from './solve-challenge.ts'

/** `<proof-work>` in a form with a field `challenge`: solves it and fills in the field `solution`. */
class ProofWork extends HTMLElement {
  private pressed: HTMLElement | null | undefined
  private canWork = true

  connectedCallback() {
    const form = this.closest('form')
    const solution = this.querySelector<HTMLInputElement>('input[name=solution]')
    // An insecure context has no crypto.subtle.
    if (!form || !solution || !globalThis.isSecureContext) return this.fail()
    this.hidden = false
    // Runs before the listener of preventDoubleSubmit, which would mark the form as sent.
    form.addEventListener('submit', (event) => {
      if (solution.value !== '' || !this.canWork) return
      event.preventDefault()
      event.stopPropagation()
      this.pressed = event.submitter
      this.report(this.dataset.pressed)
    })
    void this.work(form, solution).catch(() => this.giveUp())
  }

  private async work(form: HTMLFormElement, solution: HTMLInputElement) {
    const { value } = form.elements.namedItem('challenge') as HTMLInputElement
    const { challenge } = JSON.parse(value.slice(value.indexOf('.') + 1)) as {
      challenge: { parameters: ChallengeParameters }
    }
    const bar = this.querySelector('progress')
    const solved = await solveChallenge(challenge.parameters, (share) => {
      if (bar) bar.value = Math.round(share * 100)
    })
    if (solved === undefined) return this.giveUp()
    solution.value = solved
    if (bar) bar.value = bar.max
    this.report(this.dataset.done)
    if (this.pressed !== undefined) form.requestSubmit(this.pressed)
  }

  private giveUp() {
    this.querySelector('progress')?.remove()
    this.querySelector('#proof-work')?.remove()
    this.report(this.dataset.failed)
    this.canWork = false
    this.fail()
  }

  private fail() {
    this.dispatchEvent(new Event('proof-failed', { bubbles: true }))
  }

  private report(text: string | undefined) {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = text ?? ''
  }
}

export const defineProofWork = () => customElements.define('proof-work', ProofWork)
