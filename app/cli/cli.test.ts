import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CliCommand } from './cli-command.ts'
import { runCli } from './cli.fixture.ts'
import { createProgram } from './program.ts'
import { explainSystemError } from './system-error.ts'
import { commandPath } from './usage.ts'
import { root } from '#app/config/folders.server.ts'

const bin = join(root, 'bin/demarche.js')
const demarche = (args: string) => runCli({}, args.split(' ').filter(Boolean))
const { program } = createProgram(process)
const listAll = (command: CliCommand): CliCommand[] => [
  command,
  ...command.commands.flatMap((each) => listAll(each as CliCommand)),
]
const paths = listAll(program).map((command) => commandPath(command).replace(/^demarche ?/, ''))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

describe('help', () => {
  test.each(paths)('%s: says how it is called, within 80 columns, and its version', async (path) => {
    const help = await demarche(`${path} --help`)
    expect([help.code, help.err]).toEqual([0, ''])
    expect(help.out).toContain(`Usage: demarche ${path}`.trim())
    expect(help.out.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect(await demarche(`help ${path}`)).toEqual(help)
    expect(await demarche(`${path} --version`)).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  test('a group that is called without one of its commands lists them, and ends with 2', async () => {
    for (const group of ['', 'mail', 'retention']) {
      const { code, err } = await demarche(group)
      expect([code, err]).toEqual([2, expect.stringContaining('Commands:') as string])
    }
  })

  test('of a command that does not exist names the nearest', async () => {
    const { code, err } = await demarche('help mail puase')
    expect([code, err]).toEqual([2, expect.stringContaining('Did you mean "pause"?') as string])
  })
})

describe('a usage error', () => {
  test.each([
    ['chekc', 'demarche: unknown command \'chekc\'. Did you mean "check"?'],
    ['mail puase', 'demarche mail: unknown command \'puase\'. Did you mean "pause"?'],
    ['check --jason', 'demarche check: unknown option \'--jason\'. Did you mean "--json"?'],
    ['letter x --to FR --to CH', "demarche letter: option '--to <recipient>' can be given only once"],
    ['letter x --to FR --format=pdf --format=eml', "option '--format <format>' can be given only once"],
    ['letter x --nope', "demarche letter: unknown option '--nope'."],
    ['letter x --lnag fr', 'demarche letter: unknown option \'--lnag\'. Did you mean "--lang"?'],
    ['letter x', "demarche letter: required option '--to <recipient>' not specified"],
    ['letter --to FR', "demarche letter: missing required argument 'slug'"],
    ['mail pause a b', "demarche mail pause: too many arguments for 'pause'"],
  ])('%s: says what is wrong and how the command is called', async (args, message) => {
    const { code, out, err } = await demarche(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(err).toContain('\n\nUsage: demarche ')
    const usage = err.slice(err.indexOf('Usage: '))
    expect(usage.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
})

describe('output', () => {
  test('a reader may stop before the end, and the command is silent about it', async () => {
    const child = spawn(process.execPath, [bin, '--help'], { stdio: 'pipe' })
    const chunks: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stdout.destroy()
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(Buffer.concat(chunks).toString()).toBe('')
  })

  test.skipIf(!existsSync('/dev/full'))('a full disk takes one line, and the command fails', () => {
    const { status, stderr } = spawnSync(process.execPath, [bin, '--help'], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([1, 'demarche: cannot write the output: the disk is full.\n'])
  })

  test('a failure of the disk is explained in one line, a fault of the program is not', () => {
    const full = Object.assign(new Error('x'), { code: 'ENOSPC', path: '/data/directory.csv' })
    expect(explainSystemError(full)).toBe('The disk is full: /data/directory.csv (ENOSPC).')
    const sqlite = Object.assign(new Error('x'), { code: 'SQLITE_IOERR_WRITE' })
    expect(explainSystemError(sqlite)).toContain('cannot be read or written')
    expect(explainSystemError(new TypeError('x'))).toBeUndefined()
  })
})

describe('completion', () => {
  test('in bash completes commands, their options and fixed values', async () => {
    const { out } = await demarche('completion bash')
    const complete = (line: string) => {
      const words = line.split(' ')
      const ask = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _demarche; echo "\${COMPREPLY[@]}"`
      return execFileSync('bash', ['-c', `${out}\n${ask}`], { encoding: 'utf8' }).trim()
    }
    expect(complete('demarche ch')).toBe('check')
    expect(complete('demarche mail re')).toBe('resume retry')
    expect(complete('demarche mail status mine --')).toBe('--version --json --words --help')
    expect(complete('demarche letter mine --format p')).toBe('pdf')
    expect(complete('demarche schema st')).toBe('statement statement-words')
  })

  test.each(['bash', 'zsh', 'fish'])('in %s knows every command', async (shell) => {
    const { code, out } = await demarche(`completion ${shell}`)
    expect(code).toBe(0)
    for (const path of paths) expect(out).toContain(path)
  })

  test('of an unknown shell is a usage error', async () => {
    expect(await demarche('completion csh')).toMatchObject({ code: 2, out: '' })
  })
})
