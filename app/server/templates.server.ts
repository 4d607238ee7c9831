import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { letterWords, postWords } from '../domain/letter/allowed-words.ts'
import type { LetterTemplate, PostTemplate, Templates } from '../domain/letter/template.ts'
import type { Problem } from '../domain/problem.ts'
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
        const source = readTemplate(join(path, kind, name), file, problems)
        if (source === undefined) continue
        const compiled = compileTemplate(
          file,
          source,
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

function readTemplate(path: string, file: string, problems: Problem[]): string | undefined {
  const report = (what: string, todo: string) => {
    problems.push({ file, line: 1, column: 1, what, todo })
    return undefined
  }
  if (statSync(path).size > maxTemplateBytes)
    return report(`The template is larger than ${maxTemplateBytes} bytes.`, 'Shorten it.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch {
    return report('The template is not UTF-8 text.', 'Save it with the encoding UTF-8.')
  }
}

const listTemplateFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.hbs'))
        .sort()
    : []
