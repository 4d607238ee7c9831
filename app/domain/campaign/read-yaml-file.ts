import type { z } from 'zod'
import type { Problem } from '../problem.ts'
import { accept, refuse, type Result } from '../result.ts'
import { describeIssues } from './describe-issue.ts'
import { parseYaml, type YamlFile } from './yaml.ts'

/** A file whose shape is right. */
export interface ReadFile<T> {
  file: string
  data: T
  yaml: YamlFile
}

/** Reads the YAML of a file and holds it against a schema. */
export function parseShape<T>(
  file: string,
  bytes: Result<Uint8Array, Problem>,
  schema: z.ZodType<T>,
): Result<ReadFile<T>, Problem[]> {
  if (!bytes.ok) return refuse([bytes.error])
  const yaml = parseYaml(file, bytes.value)
  if (!yaml.ok) return yaml
  const parsed = schema.safeParse(yaml.value.value)
  if (!parsed.success) return refuse(describeIssues(file, yaml.value, parsed.error, schema))
  return accept({ file, data: parsed.data, yaml: yaml.value })
}
