import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkNeo4j, NEO4J_VERSION } from './artifacts.ts'
import { startNeo4j } from './server.ts'

/** `npm run neo4j`: a local server that stays until Ctrl-C, its data in ./data/neo4j. */
const home = join(fileURLToPath(new URL('../../', import.meta.url)), 'data', 'neo4j')

const availability = await checkNeo4j()
if (availability.available) {
  const password = process.env['NEO4J_PASSWORD']
  const server = await startNeo4j({
    home,
    compiler: 'full',
    log: console.log,
    ...(process.env['NEO4J_PORT'] === undefined ? {} : { port: Number(process.env['NEO4J_PORT']) }),
    ...(password === undefined ? {} : { password }),
  })
  console.log(`Neo4j ${NEO4J_VERSION} is ready, data in ${home}. Ctrl-C stops it.`)
  console.log(`export NEO4J_URI=${server.uri}`)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    console.log('Stopping…')
    void server.stop()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  await server.ended
  if (!stopping) {
    console.error(`Neo4j ended by itself; its log is ${join(home, 'logs', 'debug.log')}`)
    process.exitCode = 1
  }
} else {
  console.error(`Neo4j cannot be started: ${availability.reason}`)
  process.exitCode = 1
}
