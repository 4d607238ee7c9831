import { defineConfig } from 'vite'

/**
 * The custom elements as one small module; the host serves it under a name with its hash, beside the parts that only few
 * pages load.
 */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'build/client',
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'app/enhance/main.ts', formats: ['es'], fileName: () => 'assets/enhance.js' },
    rollupOptions: { output: { chunkFileNames: 'assets/[name]-[hash].js' } },
  },
})
