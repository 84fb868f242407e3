// `npm start [-- FILE…]`: installs and builds what is missing, then serves.
import { buildWhenNeeded, installWhenNeeded } from './ready.mjs'
import { runMaillage } from './maillage-process.mjs'

installWhenNeeded()
buildWhenNeeded()
runMaillage(['serve', ...process.argv.slice(2)])
