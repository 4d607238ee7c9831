/** Ignores a second press while the response is on its way. Forms that open a new tab or download a file stay usable. */
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
  // The back button restores the page as it was left; its forms must work again.
  window.addEventListener('pageshow', () => {
    for (const form of document.forms) delete form.dataset.sent
  })
}

/** A field with a UUID for this letter: reloading the next page, or going back and on again, counts once. */
function makeNonce(): HTMLInputElement {
  const nonce = document.createElement('input')
  nonce.type = 'hidden'
  nonce.name = 'nonce'
  // An insecure context has no randomUUID; the server then makes the number.
  nonce.value = globalThis.isSecureContext ? crypto.randomUUID() : ''
  return nonce
}
