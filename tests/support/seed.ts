import * as fc from 'fast-check'
// The page loads one language; tests read both.
import { hasCatalogue } from '../../server/locales/locales.ts'

fc.configureGlobal({ seed: 20_120_101 })
if (!hasCatalogue('en')) throw new RangeError('the sentences are not there')
