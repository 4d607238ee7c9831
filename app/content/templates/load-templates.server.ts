import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { letterWords, postWords } from '#app/letter/template-words.ts'
import type { LetterTemplate, PostTemplate, Templates } from '#app/letter/template.ts'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { readBounded } from '#app/core/files/read-bounded.server.ts'
import { compileTemplate, type CompiledTemplate } from './template-compiler.server.ts'

export interface LoadedTemplates {
  templates: Templates
  problems: Problem[]
}

interface TemplateFolder {
  path: string
  /** how messages name it: `templates`, `campaigns/end-reprisals` */
  folder: string
  /** keys are `letters/en`, `posts/case.en`, and with a prefix `end-reprisals/letters/CH.en` */
  keyPrefix: string
}

/** Reads and compiles the templates in `letters/` and `posts/` of a folder. Those with mistakes are reported and left out. */
export function loadTemplates({ path, folder, keyPrefix }: TemplateFolder): LoadedTemplates {
  const letters = new Map<string, LetterTemplate>()
  const posts = new Map<string, PostTemplate>()
  const problems: Problem[] = []
  for (const kind of ['letters', 'posts'] as const)
    for (const name of listTemplateFiles(join(path, kind))) {
      const key = `${keyPrefix}${kind}/${name.replace(/\.hbs$/, '')}`
      const compiled = loadTemplate(kind, name, join(path, kind, name), `${folder}/${kind}/${name}`)
      if (!compiled.ok) problems.push(...compiled.error)
      else if (kind === 'letters') letters.set(key, compiled.value)
      else
        posts.set(key, {
          reviewed: compiled.value.reviewed,
          render: (context) => compiled.value.render(context).text,
        })
    }
  return { templates: { letters, posts }, problems }
}

type TemplateKind = 'letters' | 'posts'

function loadTemplate(
  kind: TemplateKind,
  name: string,
  path: string,
  file: string,
): Result<CompiledTemplate, Problem[]> {
  if (!validNames[kind].test(name)) {
    const todo =
      kind === 'letters'
        ? 'Name it en.hbs, or for one recipient CH.en.hbs, CH-new-york.en.hbs or the-id-of-an-office.en.hbs.'
        : 'Name it campaign.en.hbs or case.en.hbs.'
    return err([{ file, line: 1, column: 1, what: 'No letter or post takes a template of this name.', todo }])
  }
  const source = readTemplate(path, file)
  if (!source.ok) return err([source.error])
  const words = kind === 'letters' ? letterWords : postWords
  return compileTemplate(file, source.value, words, kind === 'letters')
}

const maxTemplateBytes = 32 * 1024

function readTemplate(path: string, file: string): Result<string, Problem> {
  const bytes = readBounded(path, file, maxTemplateBytes)
  if (!bytes.ok) return bytes
  const fail = (what: string, todo: string) => err({ file, line: 1, column: 1, what, todo })
  if (bytes.value.length > maxTemplateBytes)
    return fail(`The template is larger than ${maxTemplateBytes / 1024} KB.`, 'Shorten it.')
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value))
  } catch {
    return fail('The template is not UTF-8 text.', 'Save it with the encoding UTF-8.')
  }
}

const validNames: Readonly<Record<TemplateKind, RegExp>> = {
  letters: /^(?:(?:[A-Z]{2}(?:-geneva|-new-york)?|[a-z0-9]+(?:-[a-z0-9]+)*)\.)?[a-z]{2,3}\.hbs$/,
  posts: /^(?:campaign|case)\.[a-z]{2,3}\.hbs$/,
}

const listTemplateFiles = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith('.hbs'))
        .sort()
    : []
