/** Says how much room is left once the letter nears its limit. */
class LetterEditor extends HTMLElement {
  connectedCallback() {
    const area = this.querySelector('textarea')
    if (!area) return
    const limit = Number(this.dataset.limit)
    const left = document.createElement('output')
    left.className = 'hint'
    this.append(left)
    area.addEventListener('input', () => {
      left.textContent = area.value.length > limit * 0.8 ? `${area.value.length} / ${limit}` : ''
    })
  }
}

export const defineLetterEditor = () => customElements.define('letter-editor', LetterEditor)
