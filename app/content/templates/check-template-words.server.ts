import type Handlebars from 'handlebars'
import { suggestKnown } from '#app/core/suggest-known.ts'
import type { AllowedWord, WordKind } from '#app/letter/template-words.ts'
import type { Problem } from '#app/core/problem.ts'

type Scope = Readonly<Record<string, WordKind>>

const isOr = (statement: hbs.AST.Statement): boolean =>
  statement.type === 'MustacheStatement' &&
  ((statement as hbs.AST.MustacheStatement).path as hbs.AST.PathExpression).original === 'or'

const isEmptyBody = (statements: readonly hbs.AST.Statement[]): boolean =>
  statements.every(
    (statement) =>
      statement.type === 'ContentStatement' && (statement as hbs.AST.ContentStatement).value.trim() === '',
  )

/** Walks the syntax tree of one part of a template and reports every word and construct that is not allowed, with its position. */
export function listForbiddenWords(
  engine: typeof Handlebars,
  file: string,
  part: string,
  words: Readonly<Record<string, AllowedWord>>,
): Problem[] {
  let program: hbs.AST.Program
  try {
    program = engine.parse(part)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const line = Number(
      /line (?<line>\d+)/i.exec(message)?.groups?.line ?? / - (?<line>\d+):/.exec(message)?.groups?.line ?? 1,
    )
    return [
      {
        file,
        line,
        column: 1,
        what: 'The braces {{ }} do not match here.',
        todo: 'Every {{#if}} and {{#each}} needs its {{/if}} and {{/each}}.',
      },
    ]
  }
  const problems: Problem[] = []
  const root: Scope = Object.fromEntries(Object.entries(words).map(([name, { kind }]) => [name, kind]))

  const report = (node: hbs.AST.Node, what: string, todo: string) =>
    problems.push({ file, line: node.loc.start.line, column: node.loc.start.column + 1, what, todo })

  const checkPath = (node: hbs.AST.Node, scopes: readonly Scope[]): WordKind | undefined => {
    const path = node as hbs.AST.PathExpression
    if (path.type !== 'PathExpression' || path.data || path.parts.length !== 1) {
      report(node, `{{${path.original}}} is not known here.`, 'Use a single word from templates/README.md.')
      return undefined
    }
    const name = String(path.parts[0])
    const scope = scopes[scopes.length - 1 - path.depth]
    const kind = scope && Object.hasOwn(scope, name) ? scope[name] : undefined
    if (kind === undefined) {
      const outer = path.depth === 0 && scopes.length > 1 && Object.hasOwn(root, name)
      report(
        node,
        `{{${path.original}}} is not known here.`,
        outer ? `Inside {{#each}} write {{../${name}}}.` : suggestKnown(name, Object.keys(scope ?? {})),
      )
    }
    return kind
  }

  const walk = (body: readonly hbs.AST.Statement[], scopes: readonly Scope[]): void => {
    for (const statement of body) {
      if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') continue
      if (statement.type === 'MustacheStatement') {
        const mustache = statement as hbs.AST.MustacheStatement
        if (isOr(mustache)) {
          report(
            statement,
            '{{or}} stands between alternatives only.',
            'Write {{#either}} … {{or}} … {{/either}}.',
          )
          continue
        }
        const raw = part.split('\n')[mustache.loc.start.line - 1]?.slice(mustache.loc.start.column) ?? ''
        if (!mustache.escaped || raw.startsWith('{{{'))
          report(statement, 'Three braces {{{ are not used here.', 'Write two: {{word}}.')
        else if (mustache.params.length > 0 || mustache.hash?.pairs.length)
          report(statement, 'A word takes nothing behind it.', 'Write {{word}}.')
        else if (checkPath(mustache.path, scopes) && typeof checkKind(mustache.path, scopes) === 'object')
          report(
            statement,
            'A list cannot be written like a text.',
            'Go through it with {{#each}} … {{/each}}.',
          )
        continue
      }
      if (statement.type === 'BlockStatement') {
        walkBlock(statement as hbs.AST.BlockStatement, scopes)
        continue
      }
      report(
        statement,
        'This is not used in templates here.',
        'Only {{word}}, {{#if}}, {{#unless}}, {{#each}} and {{#either}} are.',
      )
    }
  }

  const checkKind = (path: hbs.AST.Node, scopes: readonly Scope[]): WordKind | undefined => {
    const { parts, depth } = path as hbs.AST.PathExpression
    return scopes[scopes.length - 1 - depth]?.[String(parts[0])]
  }

  const walkBlock = (block: hbs.AST.BlockStatement, scopes: readonly Scope[]): void => {
    const helper = block.path.original
    if (helper === 'either') {
      walkEither(block, scopes)
      return
    }
    const [subject] = block.params
    if (
      !['if', 'unless', 'each'].includes(String(helper)) ||
      block.params.length !== 1 ||
      !subject ||
      block.program.blockParams?.length ||
      block.hash?.pairs.length
    ) {
      report(
        block,
        `{{#${String(helper)}}} is not used like this.`,
        'Write {{#if word}}, {{#unless word}}, {{#each list}} or {{#either}}.',
      )
      return
    }
    const kind = checkPath(subject, scopes)
    if (kind === undefined) return
    if (helper === 'each') {
      if (typeof kind !== 'object') report(block, 'This word is not a list.', 'Use {{#if}} instead.')
      else walk(block.program.body, [...scopes, kind.each])
    } else walk(block.program.body, scopes)
    if (block.inverse) walk(block.inverse.body, scopes)
  }

  let insideEither = false
  /** Alternatives of a sentence: at least two, none of them empty, not nested. */
  const walkEither = (block: hbs.AST.BlockStatement, scopes: readonly Scope[]): void => {
    const parts: hbs.AST.Statement[][] = [[]]
    for (const statement of block.program.body)
      if (isOr(statement)) parts.push([])
      else parts.at(-1)?.push(statement)
    if (
      insideEither ||
      block.params.length > 0 ||
      block.hash?.pairs.length ||
      block.program.blockParams?.length ||
      block.inverse ||
      parts.length < 2 ||
      parts.some(isEmptyBody)
    )
      report(
        block,
        '{{#either}} is not used like this.',
        'Write {{#either}}one sentence{{or}}another{{/either}}, with words in each part.',
      )
    const outer = insideEither
    insideEither = true
    for (const statements of parts) walk(statements, scopes)
    insideEither = outer
  }

  walk(program.body, [root])
  return problems
}
