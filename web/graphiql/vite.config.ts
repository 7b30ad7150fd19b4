import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const service = 'http://localhost:4000'

// The one default export of the project: Vite reads its configuration from nothing else.
export default defineConfig({
  plugins: [react()],
  base: '/',
  build: {
    assetsDir: 'assets/graphiql',
    // Monaco alone is larger than the default warning threshold, in kB; it is one editor, not a mistake.
    chunkSizeWarningLimit: 5000,
  },
  // Otherwise Vite looks for a PostCSS configuration in every folder above, and may find somebody else's.
  css: { postcss: {} },
  // Monaco's workers are split into chunks, which the default 'iife' cannot be.
  worker: { format: 'es' },
  // Only for `npx vite web/graphiql`: the page is reloaded as it is edited, the service answers.
  server: { proxy: { '/graphql': service } },
})
