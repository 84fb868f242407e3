import * as fc from 'fast-check'
// The page loads one language; tests read both.
import '../../server/locales/locales.ts'

fc.configureGlobal({ seed: 20_120_101 })
