/** Whether text is a telephone number. It may begin with +, as a formula does. */
export const isTelephone = (text: string): boolean =>
  /^(?=.{6,32}$)\+?[\d(][\d ()./-]*\d$/.test(text) && (text.match(/\d/g) ?? []).length >= 5
