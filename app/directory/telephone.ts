/** Telephone numbers begin with +, as formulas do, and are let through where they are nothing else. */
export const isTelephone = (text: string): boolean =>
  /^(?=.{6,32}$)\+?[\d(][\d ()./-]*\d$/.test(text) && (text.match(/\d/g) ?? []).length >= 5
