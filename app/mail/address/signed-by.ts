/** Whether the letter's last line is that name already: then it is not put under it a second time. */
export const isSignedBy = (text: string, name: string): boolean =>
  name !== '' && text.trimEnd().split('\n').at(-1)?.trim() === name
