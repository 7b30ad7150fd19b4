import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Vite reads its configuration from a default export and from nothing else.
export default defineConfig({
  plugins: [react()],
  base: '/',
  build: {
    assetsDir: 'assets/pages',
    // The service writes the pages itself: it finds names there.
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: { input: new URL('main.ts', import.meta.url).pathname },
  },
  // Otherwise Vite looks for a PostCSS configuration in every folder above, and may find somebody else's.
  css: { postcss: {} },
})
