/** Picks one of `n` alternatives, by its index. */
export type ChooseWording = (n: number) => number

/**
 * Creates the choices of a seed: with two alternatives at the first place and three at the second, the seeds
 * 0 to 5 give each of the six wordings once, and 6 gives the first again. A seed gives the same wording in
 * every language.
 */
export function chooseBySeed(seed: number): ChooseWording {
  let rest = seed
  return (n) => {
    const chosen = rest % n
    rest = Math.floor(rest / n)
    return chosen
  }
}

/** Creates choices that take the nth alternative at every place: counting up covers every alternative. */
export const chooseNth =
  (nth: number): ChooseWording =>
  (n) =>
    nth % n

/** Parses a seed, a small whole number; anything else is 0, the first wording. */
export const parseSeed = (text: string | null | undefined): number =>
  /^\d{1,6}$/.test(text ?? '') ? Number(text) : 0

const slotMs = 600_000

/**
 * Suggests a seed to a supporter who has not chosen one: it differs by recipient and changes every ten
 * minutes.
 */
export function suggestSeed(recipientId: string, now: Date): number {
  const ofRecipient = [...recipientId].reduce(
    (sum, character) => (sum * 31 + character.charCodeAt(0)) % 9973,
    7,
  )
  return (ofRecipient + Math.floor(now.getTime() / slotMs)) % 1_000_000
}
