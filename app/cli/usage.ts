import type { Argument, Command, Option } from 'commander'

const maxWidth = 80
/** as wide as "Usage: ", which commander prints */
const indent = ' '.repeat(7)

/** `demarche mail pause` */
export const commandPath = (command: Command): string =>
  command.parent ? `${commandPath(command.parent)} ${command.name()}` : command.name()

/** Formats the usage of a command, or of each command of a group on its own lines, to follow "Usage: ". */
export function formatUsage(command: Command): string {
  if (!command.parent) return `${command.name()} <command> [options]`
  const [first = '', ...others] = listLeaves(command).flatMap(formatOne)
  return [first, ...others.map((line) => `${indent}${line}`)].join('\n')
}

const listLeaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(listLeaves)

function formatOne(command: Command): string[] {
  const [name, ...terms] = [
    commandPath(command),
    ...command.registeredArguments.map(formatArgument),
    ...command.options.filter(isOwn).map(formatOption),
  ]
  const lines = [name ?? '']
  for (const term of terms) {
    const line = lines.at(-1) ?? ''
    if (indent.length + line.length + 1 + term.length > maxWidth) lines.push(`    ${term}`)
    else lines[lines.length - 1] = `${line} ${term}`
  }
  return lines
}

/** Every command has `--help` and `--version`; a usage line does not repeat them. */
const isOwn = (option: Option): boolean => option.long !== '--version'

export function formatArgument(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`
  return argument.required ? `<${name}>` : `[${name}]`
}

const formatOption = ({ flags, mandatory }: Option): string => (mandatory ? flags : `[${flags}]`)
