import type { z } from 'zod'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { describeIssues } from '#app/core/describe-issue.ts'
import { parseYaml, type YamlFile } from './yaml.ts'

/** A YAML file that matches its schema. */
export interface ParsedFile<T> {
  file: string
  data: T
  yaml: YamlFile
}

/** Parses the bytes of a YAML file and validates them with a schema. */
export function parseYamlFile<T>(
  file: string,
  bytes: Result<Uint8Array, Problem>,
  schema: z.ZodType<T>,
): Result<ParsedFile<T>, Problem[]> {
  if (!bytes.ok) return err([bytes.error])
  const yaml = parseYaml(file, bytes.value)
  if (!yaml.ok) return yaml
  const parsed = schema.safeParse(yaml.value.value)
  if (!parsed.success) return err(describeIssues(file, yaml.value, parsed.error, schema))
  return ok({ file, data: parsed.data, yaml: yaml.value })
}
