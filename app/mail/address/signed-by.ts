/** Tells whether the letter's last line is that name already, so that it is not added a second time. */
export const isSignedBy = (text: string, name: string): boolean =>
  name !== '' && text.trimEnd().split('\n').at(-1)?.trim() === name
