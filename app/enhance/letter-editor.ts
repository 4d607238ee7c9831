/** `<letter-editor data-limit="6000">` around a text area: shows the length once the letter nears its limit. */
class LetterEditor extends HTMLElement {
  connectedCallback() {
    const area = this.querySelector('textarea')
    if (!area) return
    const limit = Number(this.dataset.limit)
    const length = document.createElement('output')
    length.className = 'hint'
    this.append(length)
    area.addEventListener('input', () => {
      length.textContent = area.value.length > limit * 0.8 ? `${area.value.length} / ${limit}` : ''
    })
  }
}

export const defineLetterEditor = () => customElements.define('letter-editor', LetterEditor)
