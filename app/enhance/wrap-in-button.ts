/** Moves the content of an element into a real button, for keyboards and screen readers. */
export function wrapInButton(element: HTMLElement, press: (button: HTMLButtonElement) => void): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  button.append(...element.childNodes)
  button.addEventListener('click', () => press(button))
  element.append(button)
  element.hidden = false
}
