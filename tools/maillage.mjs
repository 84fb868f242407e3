// `npm run -s maillage -- COMMAND …`: the command line, built when needed.
import { buildWhenNeeded, installWhenNeeded } from './ready.mjs'
import { runMaillage } from './maillage-process.mjs'

installWhenNeeded()
buildWhenNeeded()
runMaillage(process.argv.slice(2))
