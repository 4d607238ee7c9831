import Handlebars from 'handlebars'
import type { AllowedWord } from '#app/letter/template-words.ts'
import { cleanText } from '#app/text/characters/clean-text.ts'
import type { ChooseWording } from '#app/letter/wording.ts'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { listForbiddenWords } from './check-template-words.server.ts'
import { parseTemplateHead, problemAt } from './template-head.ts'

export interface CompiledTemplate {
  reviewed: string
  /** `choose` picks between the alternatives of {{#either}}; without it the first is taken */
  render(context: object, choose?: ChooseWording): { subject: string; text: string }
}

const engine = Handlebars.create()
for (const helper of Object.keys(engine.helpers))
  if (!['if', 'unless', 'each'].includes(helper)) engine.unregisterHelper(helper)

// {{#either}}one{{or}}another{{/either}}: all are rendered, one is kept. No value can contain the mark.
const orMark = '\u0001'
engine.registerHelper('or', () => orMark)
engine.registerHelper('either', function (this: unknown, { fn, data }: Handlebars.HelperOptions) {
  const alternatives = fn(this, { data }).split(orMark)
  const { choose } = data as { choose: ChooseWording }
  return alternatives[choose(alternatives.length)]
})

/**
 * Compiles a template file: head lines (`reviewed:`, and `subject:` for letters), a line `---`, the text. Every word is
 * checked against the allowed ones, also inside conditions, which the strict mode of Handlebars does not check.
 */
export function compileTemplate(
  file: string,
  source: string,
  words: Readonly<Record<string, AllowedWord>>,
  hasSubject: boolean,
): Result<CompiledTemplate, Problem[]> {
  const lines = source.replaceAll('\r\n', '\n').split('\n')
  const divider = lines.indexOf('---')
  if (divider === -1)
    return err([problemAt(file, 1, 'The line "---" is missing.', 'Put it between the head and the text.')])
  const { head, problems } = parseTemplateHead(file, lines.slice(0, divider), hasSubject)
  // Control characters mark places while a letter is composed.
  const hidden = lines.flatMap((line, i) =>
    cleanText(line) === line
      ? []
      : [problemAt(file, i + 1, 'There are characters here that nobody can see.', 'Type this line again.')],
  )
  const subject = head.get('subject')
  // Empty lines in place of the head keep the line numbers of the text right; rendering trims them.
  const parts = {
    subject: `${'\n'.repeat((subject?.line ?? 1) - 1)}${subject?.value ?? ''}`,
    text: `${'\n'.repeat(divider + 1)}${lines.slice(divider + 1).join('\n')}`,
  }
  const forbidden = Object.values(parts).flatMap((part) => listForbiddenWords(engine, file, part, words))
  if (hidden.length + problems.length + forbidden.length > 0)
    return err([...hidden, ...problems, ...forbidden])
  const render = { subject: compilePart(parts.subject), text: compilePart(parts.text) }
  return ok({
    reviewed: head.get('reviewed')?.value ?? '',
    render(context, choose = () => 0) {
      const options = { data: { choose } }
      return { subject: render.subject(context, options).trim(), text: render.text(context, options) }
    },
  })
}

const compilePart = (part: string) =>
  engine.compile(part, {
    strict: true,
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers: { if: true, unless: true, each: true, either: true, or: true },
  })
