import { foldStateName } from '#app/recipient/search-states.ts'

/** `<state-filter data-none="…">` around a list: narrows it while a name is typed in the search field of the page. */
class StateFilter extends HTMLElement {
  connectedCallback() {
    const field = document.querySelector<HTMLInputElement>('input[type=search]')
    const entries = [...this.querySelectorAll<HTMLElement>('[data-keys]')]
    const none = document.createElement('output')
    this.append(none)
    field?.addEventListener('input', () => {
      const query = foldStateName(field.value)
      for (const entry of entries) entry.hidden = !(entry.dataset.keys ?? '').includes(query)
      none.textContent = entries.every((entry) => entry.hidden) ? (this.dataset.none ?? '') : ''
    })
  }
}

export const defineStateFilter = () => customElements.define('state-filter', StateFilter)
