// Builds the server (TypeScript to dist/server) and the page (dist/web), then copies what is read at
// run time beside the compiled code: statements, report templates, and the Cypher files.
import { cpSync, rmSync } from 'node:fs'
import { extname, join } from 'node:path'
import { ROOT, run } from './ready.mjs'

const dist = join(ROOT, 'dist')
const bin = (name) => join(ROOT, 'node_modules', name)

rmSync(dist, { recursive: true, force: true })
run(process.execPath, [bin('typescript/bin/tsc'), '-p', 'server/tsconfig.build.json'])
run(process.execPath, [bin('vite/bin/vite.js'), 'build', 'web', '--logLevel', 'warn'])
cpSync(join(ROOT, 'server'), join(dist, 'server'), {
  recursive: true,
  filter: (from) => !['.ts', '.md', '.json'].includes(extname(from)),
})
cpSync(join(ROOT, 'cypher'), join(dist, 'cypher'), { recursive: true })
