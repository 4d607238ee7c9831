import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { letterWords, postWords } from '#app/letter/template-words.ts'
import type { LetterTemplate, PostTemplate, Templates } from '#app/letter/template.ts'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { readBounded } from '#app/core/files/read-bounded.server.ts'
import { compileTemplate } from './template-compiler.server.ts'

export interface LoadedTemplates {
  templates: Templates
  problems: Problem[]
}

/**
 * Reads and compiles the shared templates and those of each campaign. `shown` is how messages name the folder.
 * Keys: `letters/en`, `end-reprisals/letters/CH.en`, `posts/case.en`.
 */
export function loadTemplates(
  folders: readonly { path: string; shown: string; prefix: string }[],
): LoadedTemplates {
  const letters = new Map<string, LetterTemplate>()
  const posts = new Map<string, PostTemplate>()
  const problems: Problem[] = []
  for (const { path, shown, prefix } of folders)
    for (const kind of ['letters', 'posts'] as const)
      for (const name of listTemplateFiles(join(path, kind))) {
        const file = `${shown}/${kind}/${name}`
        const key = `${prefix}${kind}/${name.replace(/\.hbs$/, '')}`
        if (!names[kind].test(name)) {
          const todo =
            kind === 'letters'
              ? 'Name it en.hbs, or for one recipient CH.en.hbs, CH-new-york.en.hbs or the-id-of-an-office.en.hbs.'
              : 'Name it campaign.en.hbs or case.en.hbs.'
          problems.push({
            file,
            line: 1,
            column: 1,
            what: 'No letter or post takes a template of this name.',
            todo,
          })
          continue
        }
        const source = readTemplate(join(path, kind, name), file)
        if (!source.ok) {
          problems.push(source.error)
          continue
        }
        const compiled = compileTemplate(
          file,
          source.value,
          kind === 'letters' ? letterWords : postWords,
          kind === 'letters',
        )
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

const names = {
  letters: /^(?:(?:[A-Z]{2}(?:-geneva|-new-york)?|[a-z0-9]+(?:-[a-z0-9]+)*)\.)?[a-z]{2,3}\.hbs$/,
  posts: /^(?:campaign|case)\.[a-z]{2,3}\.hbs$/,
}

const listTemplateFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.hbs'))
        .sort()
    : []
