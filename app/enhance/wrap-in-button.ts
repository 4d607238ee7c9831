/** Turns an element's words into a real button, which keyboards and screen readers know. */
export function wrapInButton(element: HTMLElement, press: (button: HTMLButtonElement) => void): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  button.append(...element.childNodes)
  button.addEventListener('click', () => press(button))
  element.append(button)
  element.hidden = false
}
