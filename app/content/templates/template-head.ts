import { reviewedPattern } from '#app/campaign/schema/words-schema.ts'
import type { Problem } from '#app/core/problem.ts'

interface TemplateHead {
  /** by name: `reviewed`, and `subject` of letters; lines count from 1 */
  head: ReadonlyMap<string, { value: string; line: number }>
  problems: Problem[]
}

export const problemAt = (file: string, line: number, what: string, todo: string): Problem => ({
  file,
  line,
  column: 1,
  what,
  todo,
})

/** Parses the lines above the divider. Empty lines and {{! comments }} are ignored. */
export function parseTemplateHead(file: string, lines: readonly string[], hasSubject: boolean): TemplateHead {
  const head = new Map<string, { value: string; line: number }>()
  const problems: Problem[] = []
  const report = (line: number, what: string, todo: string) =>
    problems.push(problemAt(file, line, what, todo))
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || /^\{\{!.*\}\}$/.test(line)) continue
    const { name = '', value = '' } = /^(?<name>[a-z]+):\s*(?<value>\S.*)$/.exec(line)?.groups ?? {}
    if (name === 'reviewed' || (hasSubject && name === 'subject')) head.set(name, { value, line: index + 1 })
    else
      report(
        index + 1,
        'This line is not known in the head of a template.',
        `Only "reviewed: …"${hasSubject ? ' and "subject: …"' : ''} stand before the line "---".`,
      )
  }
  const reviewed = head.get('reviewed')
  if (!reviewed)
    report(
      1,
      '"reviewed: …" is missing.',
      'Write who read this template as a native reader and when, or: not yet reviewed by a native reader',
    )
  else if (!reviewedPattern.test(reviewed.value))
    report(
      reviewed.line,
      '"reviewed" does not say who and when.',
      'Write it like "A. Reader, 2026-11", or: not yet reviewed by a native reader',
    )
  if (hasSubject && !head.has('subject'))
    report(1, '"subject: …" is missing.', 'Write "subject: {{subject}}".')
  return { head, problems }
}
