import { defineConfig } from 'vite'

/** The custom elements as one small module; the host serves it under a name with its hash. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'build/client',
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'app/enhance/main.ts', formats: ['es'], fileName: () => 'enhance.js' },
  },
})
