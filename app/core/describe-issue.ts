import type { z } from 'zod'
import type { Problem } from './problem.ts'
import { suggestKnown } from './suggest-known.ts'
import type { YamlFile } from './yaml/yaml.ts'

const typeNames: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list (lines that begin with "- ")',
  object: 'a map (lines like "key: value")',
  record: 'a map (lines like "key: value")',
  boolean: 'true or false',
}

/** Turns the issues that zod found into problems with their places in the file. */
export function describeIssues(
  file: string,
  yaml: YamlFile,
  error: z.ZodError,
  schema: z.ZodType,
): Problem[] {
  return error.issues.flatMap((issue) => describeIssue(file, yaml, issue, schema))
}

function describeIssue(file: string, yaml: YamlFile, issue: z.core.$ZodIssue, schema: z.ZodType): Problem[] {
  const key = keyName(issue.path)
  const value = issue.path.reduce<unknown>(
    (at, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part],
    yaml.value,
  )
  const here = { file, ...yaml.locate(issue.path) }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((unknown) => ({
      file,
      ...yaml.locateKey([...issue.path, unknown]),
      what: `"${unknown}" is not known here.`,
      todo: suggestKnown(unknown, listKeys(schema, issue.path)),
    }))
  if (issue.code === 'invalid_key')
    return [
      {
        file,
        ...yaml.locateKey(issue.path),
        what: `"${key}" is not a valid id.`,
        todo: firstMessage(issue.issues),
      },
    ]
  if (value === undefined)
    return [{ ...here, what: `"${key}" is missing${formatParent(issue.path)}.`, todo: `Add "${key}: …".` }]
  if (value === null && issue.path.length === 0)
    return [
      {
        ...here,
        what: 'The file has no content.',
        todo: 'Copy the one in campaigns/_example and change it.',
      },
    ]
  if (value === null)
    return [{ ...here, what: `"${key}" is empty.`, todo: 'Write its value after the colon.' }]
  if (issue.code === 'invalid_type')
    return [
      {
        ...here,
        what: `"${key}" is not ${typeNames[issue.expected] ?? issue.expected}.`,
        todo: `Write ${typeNames[issue.expected] ?? issue.expected}.`,
      },
    ]
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String)
    return [
      {
        ...here,
        what: `"${key}" is ${shorten(value)}, which is not known here.`,
        todo: suggestKnown(String(value), known),
      },
    ]
  }
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors
      .map((issues) => issues[0])
      .find((first) => first !== undefined && first.path.length > 0)
    if (nearest)
      return describeIssue(file, yaml, { ...nearest, path: [...issue.path, ...nearest.path] }, schema)
    const ways = issue.errors.flatMap((issues) => issues.map(formatExpected)).filter((way) => way !== '')
    return [
      { ...here, what: `"${key}" is ${shorten(value)}.`, todo: `Write ${[...new Set(ways)].join(', or ')}.` },
    ]
  }
  const what = `"${key}" is ${shorten(value)}.`
  if (issue.code === 'too_big')
    return [{ ...here, what: `"${key}" is too long or too large.`, todo: `The maximum is ${issue.maximum}.` }]
  return [{ ...here, what, todo: issue.message }]
}

/** The last key of a path; for an entry of a list, the key of the list. */
const keyName = (path: readonly PropertyKey[]): string =>
  String(path.findLast((part) => typeof part === 'string') ?? path.at(-1) ?? 'the file')

const firstMessage = (issues: readonly { message: string }[]): string => issues[0]?.message ?? ''

function formatExpected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.map((value) => `"${String(value)}"`).join(' or ')
  if (issue.code === 'invalid_type') return typeNames[issue.expected] ?? issue.expected
  return ''
}

function formatParent(path: readonly PropertyKey[]): string {
  const parent = path
    .slice(0, -1)
    .filter((part) => typeof part === 'string')
    .at(-1)
  return parent === undefined ? '' : ` in "${String(parent)}"`
}

function shorten(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'a map'
  const text = String(value)
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
}

interface SchemaDefinition {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  valueType?: z.ZodType
  options?: z.ZodType[]
}

/** The keys that the schema has at a path. */
function listKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const def = schema.def as unknown as SchemaDefinition
  if (def.innerType) return listKeys(def.innerType, path)
  if (def.options) return def.options.flatMap((option) => listKeys(option, path))
  const [part, ...rest] = path
  if (part === undefined) return Object.keys(def.shape ?? {})
  const next = def.shape?.[String(part)] ?? def.element ?? def.valueType
  return next ? listKeys(next, rest) : []
}
