/** A second press while the answer is on its way does nothing. Posts to a network open beside the page, so they stay usable. */
export function preventDoubleSubmit(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (
      !(form instanceof HTMLFormElement) ||
      form.method !== 'post' ||
      form.target === '_blank' ||
      /\/(?:eml|pdf)(?:\?|$)/.test(form.action)
    )
      return
    if (form.dataset.sent !== undefined) event.preventDefault()
    form.dataset.sent = ''
    if (form.id === 'letter' && !form.elements.namedItem('nonce')) form.append(makeNonce())
  })
  // Back brings the page with its marks; the button must work again.
  window.addEventListener('pageshow', () => {
    for (const form of document.forms) delete form.dataset.sent
  })
}

/** A number for this letter, sent along: reloading the next page, or going back and on again, counts once. */
function makeNonce(): HTMLInputElement {
  const nonce = document.createElement('input')
  nonce.type = 'hidden'
  nonce.name = 'nonce'
  // Where the page is not secure there is no randomUUID, and the server makes the number.
  nonce.value = globalThis.isSecureContext ? crypto.randomUUID() : ''
  return nonce
}
