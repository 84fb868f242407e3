// `npm run bench -- NAME [ARGS…]` runs bench/NAME.ts: measurements against limits and peers, never
// part of the tests. Each prints a table: what was asked, what was measured.
import { existsSync, readdirSync } from 'node:fs'

const [name, ...args] = process.argv.slice(2)
const file = new URL(`./${name ?? ''}.ts`, import.meta.url)
if (name === undefined || name === 'main' || !existsSync(file)) {
  const names = readdirSync(new URL('.', import.meta.url))
    .filter((entry) => entry.endsWith('.ts') && entry !== 'main.ts')
    .map((entry) => entry.replace(/\.ts$/, ''))
  process.stderr.write(`usage: npm run bench -- ${names.join(' | ')} [ARGS…]\n`)
  process.exitCode = 2
} else {
  const bench: unknown = await import(file.href)
  if (
    typeof bench === 'object' &&
    bench !== null &&
    'run' in bench &&
    typeof bench.run === 'function'
  )
    await bench.run(args)
}
