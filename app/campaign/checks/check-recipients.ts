import { councilMembersBetween } from '#app/reference/council.ts'
import type { Problem } from '#app/core/problem.ts'
import type { Reference } from '#app/reference/reference.ts'
import { suggestKnown } from '#app/core/suggest-known.ts'
import type { CampaignFile } from '#app/campaign/schema/campaign-schema.ts'
import type { ParsedFile } from '#app/core/yaml/parse-yaml-file.ts'
import { missionRules } from '#app/campaign/schema/recipients-schema.ts'
import type { Session } from '#app/time/session.ts'

type Path = readonly (string | number)[]

/**
 * Checks that the states, offices and copies of a campaign exist, each once, and that its rules can be
 * applied.
 */
export function checkRecipients(
  { file, data, yaml }: ParsedFile<CampaignFile>,
  reference: Reference,
  session: Session | undefined,
): Problem[] {
  const problems: Problem[] = []
  const report = (path: Path, what: string, todo: string) =>
    problems.push({ file, ...yaml.locate(['recipients', ...path]), what, todo })
  const states = [...reference.states.keys()]
  const checkState = (path: Path, state: string) => {
    if (!states.includes(state)) report(path, `There is no state "${state}".`, suggestKnown(state, states))
  }
  const checkOnce = (path: (i: number) => Path, ids: readonly string[], kind: string) => {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) !== i) report(path(i), `The ${kind} "${id}" appears twice.`, 'Keep one of them.')
    })
  }

  const { missions, offices } = data.recipients
  const officeIds = offices.map(({ id }) => id)
  const checkCopies = (path: Path, ids: readonly string[]) => {
    ids.forEach((id, i) => {
      const known = /^[A-Z]/.test(id) ? states.includes(id.slice(0, 2)) : officeIds.includes(id)
      if (!known)
        report([...path, i], `There is no recipient "${id}".`, suggestKnown(id, [...officeIds, ...states]))
    })
    checkOnce((i) => [...path, i], ids, 'recipient')
  }

  if (missions) {
    const rules = [missions.states].flat()
    const at = (i: number): Path =>
      typeof missions.states === 'string' ? ['missions', 'states'] : ['missions', 'states', i]
    rules.forEach((rule, i) => {
      if (!(missionRules as readonly string[]).includes(rule)) checkState(at(i), rule)
    })
    checkOnce(at, rules, 'state')
    if (rules.includes('council')) {
      if (session?.start === undefined)
        report(
          at(rules.indexOf('council')),
          'The members of the Council depend on the session, but the campaign names no session with known dates.',
          'Name a session whose dates are known, or list the states.',
        )
      else if (councilMembersBetween(reference.councilSeats, session.start).states.size === 0)
        report(
          at(rules.indexOf('council')),
          `The reference data has no members of the Council for ${session.start.slice(0, 4)}.`,
          'List the states.',
        )
    }
    missions.without.forEach(({ state }, i) => checkState(['missions', 'without', i, 'state'], state))
    checkOnce(
      (i) => ['missions', 'without', i, 'state'],
      missions.without.map(({ state }) => state),
      'state',
    )
    checkCopies(['missions', 'cc'], missions.cc)
  }
  checkOnce((i) => ['offices', i, 'id'], officeIds, 'office')
  officeIds.forEach((id, i) => {
    if ((missionRules as readonly string[]).includes(id))
      report(
        ['offices', i, 'id'],
        `"${id}" is the name of a group of missions.`,
        'Give the office another id.',
      )
  })
  offices.forEach(({ state, language, cc }, i) => {
    if (state !== undefined) checkState(['offices', i, 'state'], state)
    if (language !== undefined && !data.languages.includes(language))
      report(
        ['offices', i, 'language'],
        `"${language}" is not among the campaign's languages.`,
        suggestKnown(language, data.languages),
      )
    checkCopies(['offices', i, 'cc'], cc)
  })
  return problems
}
