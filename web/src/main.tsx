import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api/api-error.ts'
import { App } from './app.tsx'
import { loadCatalogue } from './state/catalogues.ts'
import { PreferencesProvider } from './state/preferences-context.tsx'
import { readPreferences } from './state/preferences.ts'

const queries = new QueryClient({
  defaultOptions: {
    // The server may be this very machine: what the browser thinks of the network does not hold requests
    // back, and where nobody answers that is said.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // Only what may be different a moment later is asked for again.
      retry: (failures, error) =>
        failures < 2 &&
        error instanceof ApiError &&
        (error.status === 0 || error.status === 503 || error.status === 429),
    },
  },
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
await loadCatalogue(readPreferences(window.localStorage, navigator.languages).language)
createRoot(root).render(
  <StrictMode>
    <PreferencesProvider>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </PreferencesProvider>
  </StrictMode>,
)
