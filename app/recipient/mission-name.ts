import type { Conventions } from '#app/reference/conventions.ts'
import type { MissionRecipient } from './recipient.ts'
import { formatStateName } from '#app/reference/state.ts'

/**
 * Formats a mission's name: "Permanent Mission of Switzerland to …", or the form without grammar where no
 * source gives "of …".
 */
export function formatMission(
  { state, seat }: Pick<MissionRecipient, 'state' | 'seat'>,
  { lang, mission, safeMission }: Conventions,
): string {
  const of = state.of[lang]
  const pattern = mission[seat].includes('{of}') && of === undefined ? safeMission[seat] : mission[seat]
  return pattern.replace('{of}', of ?? '').replace('{name}', formatStateName(state, lang))
}
