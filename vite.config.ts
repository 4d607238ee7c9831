import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import options from './remix.config.js'

export default defineConfig({
  plugins: [remix(options)],
  // An inlined asset would need a wider content security policy.
  build: { assetsInlineLimit: 0 },
})
