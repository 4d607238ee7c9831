/** Whether a word of it has letters of two alphabets that look alike: hardly anybody's name, and easily taken for another. */
export const mixesAlphabets = (name: string): boolean =>
  name
    .split(/[^\p{L}\p{M}]+/u)
    .some(
      (word) =>
        [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((letters) =>
          letters.test(word),
        ).length > 1,
    )
