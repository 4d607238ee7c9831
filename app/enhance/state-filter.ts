import { foldName } from '../domain/directory/search.ts'

/** Narrows the list of states while a name is typed in the search field above it. */
class StateFilter extends HTMLElement {
  connectedCallback() {
    const field = document.querySelector<HTMLInputElement>('input[type=search]')
    const entries = [...this.querySelectorAll<HTMLElement>('[data-keys]')]
    field?.addEventListener('input', () => {
      const wanted = foldName(field.value)
      for (const entry of entries) entry.hidden = !(entry.dataset.keys ?? '').includes(wanted)
    })
  }
}

export const defineStateFilter = () => customElements.define('state-filter', StateFilter)
