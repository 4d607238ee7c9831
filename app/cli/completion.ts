import type { Command } from 'commander'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/**
 * The words that may follow a command (subcommands, options, fixed arguments), and those that may follow some
 * of its options.
 */
interface Place {
  /** without the program's name: `mail pause`; empty for the program itself */
  path: string
  words: string[]
  choices: { option: string; words: string[] }[]
}

/**
 * Builds the script that a shell reads once. It contains the whole command tree, so that completing starts no
 * process.
 */
export function buildCompletion(shell: Shell, program: Command): string {
  const build = { bash: buildBash, zsh: buildZsh, fish: buildFish }[shell]
  return build(program.name(), listPlaces(program))
}

function listPlaces(command: Command, path: readonly string[] = []): Place[] {
  const commands = command.commands.map((each) => each.name())
  const place = {
    path: path.join(' '),
    words: [
      ...commands,
      ...command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
      ...command.options.flatMap(({ long }) => long ?? []),
      '--help',
    ],
    choices: command.options.flatMap(({ long, argChoices = [] }) =>
      long && argChoices.length > 0 ? [{ option: long, words: [...argChoices] }] : [],
    ),
  }
  return [place, ...command.commands.flatMap((each) => listPlaces(each, [...path, each.name()]))]
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
const listPaths = (places: readonly Place[]): string[] => places.map(({ path }) => path).filter(Boolean)

/** The branches of a `case` for both bash and zsh. */
const caseLines = (entries: readonly (readonly [pattern: string, words: readonly string[]])[]): string[] =>
  entries.map(([pattern, words]) => `    ${quote(pattern)}) candidates=${quote(words.join(' '))} ;;`)

/** Follows the words up to the cursor down the tree; a word that is not a command is an argument. */
const posixBody = (places: readonly Place[], words: string): string[] => [
  `  for word in ${words}; do`,
  '    case "${at:+$at }$word" in',
  `      ${listPaths(places).map(quote).join('|')}) at="\${at:+$at }$word" ;;`,
  '    esac',
  '  done',
  '  case "$at" in',
  ...caseLines(places.map(({ path, words: next }) => [path, next] as const)),
  '  esac',
  '  case "$at $previous" in',
  ...caseLines(
    places.flatMap(({ path, choices }) =>
      choices.map(({ option, words: next }) => [`${path} ${option}`, next] as const),
    ),
  ),
  '  esac',
]

const buildBash = (name: string, places: readonly Place[]): string =>
  [
    `# ${name} completion bash >> ~/.bashrc`,
    `_${name}() {`,
    '  local at= word= candidates= current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"',
    ...posixBody(places, '"${COMP_WORDS[@]:1:COMP_CWORD-1}"'),
    '  COMPREPLY=($(compgen -W "$candidates" -- "$current"))',
    '}',
    `complete -o default -F _${name} ${name}`,
    '',
  ].join('\n')

const buildZsh = (name: string, places: readonly Place[]): string =>
  [
    `# ${name} completion zsh >> ~/.zshrc, after compinit`,
    `_${name}() {`,
    '  local at= word= candidates= previous="${words[CURRENT-1]}"',
    ...posixBody(places, '"${(@)words[2,CURRENT-1]}"'),
    '  compadd -- ${=candidates} || _files',
    '}',
    `compdef _${name} ${name}`,
    '',
  ].join('\n')

const buildFish = (name: string, places: readonly Place[]): string =>
  [
    `# ${name} completion fish > ~/.config/fish/completions/${name}.fish`,
    `function __${name}_at`,
    "  set -l at ''",
    '  for word in (commandline -opc)[2..]',
    '    set -l next (string trim "$at $word")',
    `    contains -- $next ${listPaths(places).map(quote).join(' ')}; and set at $next`,
    '  end',
    '  test "$at" = "$argv[1]"',
    'end',
    ...places.flatMap(({ path, words, choices }) => {
      const at = `complete -c ${name} -n ${quote(`__${name}_at "${path}"`)}`
      const plain = words.filter((word) => !word.startsWith('--'))
      return [
        ...(plain.length > 0 ? [`${at} -a ${quote(plain.join(' '))}`] : []),
        ...words
          .filter((word) => word.startsWith('--'))
          .map((option) => {
            const fixed = choices.find((choice) => choice.option === option)
            return `${at} -l ${option.slice(2)}${fixed ? ` -x -a ${quote(fixed.words.join(' '))}` : ''}`
          }),
      ]
    }),
    '',
  ].join('\n')
