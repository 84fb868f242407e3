import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Compiles the writing program and the store that it uses, as `npm run build` does, and returns its
 * path. A compiled program starts several times faster than its source, and a kill test starts many.
 */
export function buildWriter(): string {
  // Inside the project, where packages are found.
  const out = join(ROOT, '.cache', 'killed-writer')
  mkdirSync(out, { recursive: true })
  const config = join(out, 'tsconfig.json')
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        allowImportingTsExtensions: false,
        rewriteRelativeImportExtensions: true,
        rootDir: ROOT,
        outDir: out,
      },
      include: [],
      files: ['tests/store/killed/writer.ts', 'server/store/embedded/worker.ts'].map((file) =>
        join(ROOT, file),
      ),
    }),
  )
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const result = spawnSync(process.execPath, [compiler, '-p', config], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(result.stdout + result.stderr)
  const statements = 'server/store/embedded/statements'
  cpSync(join(ROOT, statements), join(out, statements), { recursive: true })
  return join(out, 'tests/store/killed/writer.js')
}
