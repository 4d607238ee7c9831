// Nothing that main.ts has too: it would become a file of its own, which every page loads.
import { solveChallenge, type ChallengeParameters } from './solve-challenge.ts'

/** `<proof-work>` in a form with a `challenge`: works it out and fills in its field `solution`. */
class ProofWork extends HTMLElement {
  private pressed: HTMLElement | null | undefined
  private canWork = true

  connectedCallback() {
    const form = this.closest('form')
    const solution = this.querySelector<HTMLInputElement>('input[name=solution]')
    // Where the page did not come safely there is no crypto.subtle.
    if (!form || !solution || !globalThis.isSecureContext) return this.fail()
    this.hidden = false
    // Before the listener for all forms, which would take the form for sent.
    form.addEventListener('submit', (event) => {
      if (solution.value !== '' || !this.canWork) return
      event.preventDefault()
      event.stopPropagation()
      this.pressed = event.submitter
      this.say(this.dataset.pressed)
    })
    void this.work(form, solution).catch(() => this.giveUp())
  }

  private async work(form: HTMLFormElement, solution: HTMLInputElement) {
    const { value } = form.elements.namedItem('challenge') as HTMLInputElement
    const { challenge } = JSON.parse(value.slice(value.indexOf('.') + 1)) as {
      challenge: { parameters: ChallengeParameters }
    }
    const bar = this.querySelector('progress')
    const found = await solveChallenge(challenge.parameters, (share) => {
      if (bar) bar.value = Math.round(share * 100)
    })
    if (found === undefined) return this.giveUp()
    solution.value = found
    if (bar) bar.value = bar.max
    this.say(this.dataset.done)
    if (this.pressed !== undefined) form.requestSubmit(this.pressed)
  }

  private giveUp() {
    this.querySelector('progress')?.remove()
    this.querySelector('#proof-work')?.remove()
    this.say(this.dataset.failed)
    this.canWork = false
    this.fail()
  }

  private fail() {
    this.dispatchEvent(new Event('proof-failed', { bubbles: true }))
  }

  private say(words: string | undefined) {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = words ?? ''
  }
}

export const defineProofWork = () => customElements.define('proof-work', ProofWork)
