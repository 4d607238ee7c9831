import type { Conventions } from './conventions.ts'
import type { MissionRecipient } from './recipient.ts'
import { showStateName } from './state.ts'

/** "Permanent Mission of Switzerland to …", or the form that needs no grammar where no source gives "of …". */
export function showMission(
  { state, seat }: Pick<MissionRecipient, 'state' | 'seat'>,
  { lang, mission, safeMission }: Conventions,
): string {
  const of = state.of[lang]
  const pattern = mission[seat].includes('{of}') && of === undefined ? safeMission[seat] : mission[seat]
  return pattern.replace('{of}', of ?? '').replace('{name}', showStateName(state, lang))
}
