#!/usr/bin/env node
import { register } from 'tsx/esm/api'

// Whoever reads may stop before the end, as `head` does. The command goes on with its work all the same.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })

register()
const { main } = await import('../app/cli/main.ts')
process.exitCode = await main(process.argv.slice(2))
