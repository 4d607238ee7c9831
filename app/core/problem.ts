/** A place in a file; `line` and `column` count from 1. */
export interface FilePosition {
  file: string
  line: number
  column: number
}

/** A mistake in a file that an organiser wrote: what is wrong, and what to do. */
export interface Problem extends FilePosition {
  what: string
  todo: string
}

/** `campaigns/x/campaign.yaml:41:5  "sesion" is not known here. Did you mean "session"?` */
export function formatProblem({ file, line, column, what, todo }: Problem): string {
  return `${file}:${line}:${column}  ${what} ${todo}`.trimEnd()
}

/** Sorts problems by file, then by place. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  )
}
