import { foldStateName } from '#app/recipient/search-states.ts'

/** Narrows the list of states while a name is typed in the search field above it, and says when none is left. */
class StateFilter extends HTMLElement {
  connectedCallback() {
    const field = document.querySelector<HTMLInputElement>('input[type=search]')
    const entries = [...this.querySelectorAll<HTMLElement>('[data-keys]')]
    const none = document.createElement('output')
    this.append(none)
    field?.addEventListener('input', () => {
      const wanted = foldStateName(field.value)
      for (const entry of entries) entry.hidden = !(entry.dataset.keys ?? '').includes(wanted)
      none.textContent = entries.every((entry) => entry.hidden) ? (this.dataset.none ?? '') : ''
    })
  }
}

export const defineStateFilter = () => customElements.define('state-filter', StateFilter)
