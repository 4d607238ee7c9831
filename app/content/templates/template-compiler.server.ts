import Handlebars from 'handlebars'
import { reviewedPattern } from '#app/campaign/schema/words-schema.ts'
import type { AllowedWord } from '#app/letter/template-words.ts'
import { cleanText } from '#app/text/characters/clean-text.ts'
import type { ChooseWording } from '#app/letter/wording.ts'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { listForbiddenWords } from './check-template-words.server.ts'

export interface CompiledTemplate {
  reviewed: string
  /** `choose` picks between the alternatives of {{#either}}; without it the first is taken */
  render(context: object, choose?: ChooseWording): { subject: string; text: string }
}

const engine = Handlebars.create()
for (const helper of Object.keys(engine.helpers))
  if (!['if', 'unless', 'each'].includes(helper)) engine.unregisterHelper(helper)

// {{#either}}one{{or}}another{{/either}}: all are rendered, one is kept. No text that is filled in can hold the mark.
const orMark = '\u0001'
engine.registerHelper('or', () => orMark)
engine.registerHelper('either', function (this: unknown, { fn, data }: Handlebars.HelperOptions) {
  const alternatives = fn(this, { data }).split(orMark)
  const { choose } = data as { choose: ChooseWording }
  return alternatives[choose(alternatives.length)]
})

/**
 * Compiles a template file: head lines (`reviewed:`, and `subject:` for letters), a line `---`, the text. Every word is
 * checked against those allowed, also inside conditions, which Handlebars' own strict mode does not see.
 */
export function compileTemplate(
  file: string,
  source: string,
  words: Readonly<Record<string, AllowedWord>>,
  wantsSubject: boolean,
): Result<CompiledTemplate, Problem[]> {
  const lines = source.replaceAll('\r\n', '\n').split('\n')
  const divider = lines.indexOf('---')
  const at = (line: number, what: string, todo: string): Problem => ({ file, line, column: 1, what, todo })
  if (divider === -1)
    return err([at(1, 'The line "---" is missing.', 'Put it between the head and the text.')])
  const head = new Map<string, { value: string; line: number }>()
  // Such characters mark places while a letter is composed.
  const problems = lines.flatMap((line, i) =>
    cleanText(line) === line
      ? []
      : [at(i + 1, 'There are characters here that nobody can see.', 'Type this line again.')],
  )
  for (const [index, line] of lines.slice(0, divider).entries()) {
    if (line.trim() === '' || /^\{\{!.*\}\}$/.test(line)) continue
    const match = /^(?<name>[a-z]+):\s*(?<value>\S.*)$/.exec(line)
    const name = match?.groups?.name ?? ''
    if (name !== 'reviewed' && !(wantsSubject && name === 'subject'))
      problems.push(
        at(
          index + 1,
          'This line is not known in the head of a template.',
          `Only "reviewed: …"${wantsSubject ? ' and "subject: …"' : ''} stand before the line "---".`,
        ),
      )
    else head.set(name, { value: match?.groups?.value ?? '', line: index + 1 })
  }
  const reviewed = head.get('reviewed')
  const subject = head.get('subject')
  if (!reviewed)
    problems.push(
      at(
        1,
        '"reviewed: …" is missing.',
        'Write who read this template as a native reader and when, or: not yet reviewed by a native reader',
      ),
    )
  else if (!reviewedPattern.test(reviewed.value))
    problems.push(
      at(
        reviewed.line,
        '"reviewed" does not say who and when.',
        'Write it like "A. Reader, 2026-11", or: not yet reviewed by a native reader',
      ),
    )
  if (wantsSubject && !subject)
    problems.push(at(1, '"subject: …" is missing.', 'Write "subject: {{subject}}".'))
  // Empty lines instead of the head keep the line numbers of the text right; rendering trims them.
  const parts = {
    subject: `${'\n'.repeat((subject?.line ?? 1) - 1)}${subject?.value ?? ''}`,
    text: `${'\n'.repeat(divider + 1)}${lines.slice(divider + 1).join('\n')}`,
  }
  for (const part of Object.values(parts)) problems.push(...listForbiddenWords(engine, file, part, words))
  if (problems.length > 0) return err(problems)
  const compile = (part: string) =>
    engine.compile(part, {
      strict: true,
      noEscape: true,
      knownHelpersOnly: true,
      knownHelpers: { if: true, unless: true, each: true, either: true, or: true },
    })
  const render = { subject: compile(parts.subject), text: compile(parts.text) }
  return ok({
    reviewed: reviewed?.value ?? '',
    render(context, choose = () => 0) {
      const options = { data: { choose } }
      return { subject: render.subject(context, options).trim(), text: render.text(context, options) }
    },
  })
}
