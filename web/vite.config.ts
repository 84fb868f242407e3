import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { pageSentences } from './page-sentences.ts'

const SERVER = 'http://127.0.0.1:4870'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pageSentences()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The page's content security policy allows no data: address, so nothing is inlined.
    assetsInlineLimit: 0,
    // Which file holds what: the test of weights reads it.
    manifest: true,
  },
  server: {
    // The server refuses foreign hosts and origins; behind this proxy the page is its own.
    proxy: { '/api': { target: SERVER, changeOrigin: true, headers: { origin: SERVER } } },
  },
})
