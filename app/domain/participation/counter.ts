/** The numbers shown. Each counts one thing and nothing else. */
export interface Counter {
  letters: { prepared: number; reported: number; accepted: number }
  shares: number
  signatures: number
}
