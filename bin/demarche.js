#!/usr/bin/env node
import { register } from 'tsx/esm/api'

let outputFailed = false
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    // A reader may stop before the end, as `head` does. The command still finishes its work.
    if (error.code === 'EPIPE' || outputFailed) return
    outputFailed = true
    process.exitCode = 1
    const why = error.code === 'ENOSPC' ? 'the disk is full' : error.message
    process.stderr.write(`demarche: cannot write the output: ${why}.\n`)
  })

register()
const { main } = await import('#app/cli/main.ts')
const { stdout, stderr, stdin, env } = process
const code = await main(process.argv.slice(2), { stdout, stderr, stdin, env })
process.exitCode = outputFailed ? 1 : code
