import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './ready.mjs'

/**
 * The C library of Linux keeps what a thread freed for that thread; with as many threads as here, a
 * large import would hold 80 MB more. Other systems do not know the setting.
 */
const FEW_ARENAS = { MALLOC_ARENA_MAX: '2' }

/**
 * Each thread keeps room for what it has just made, three times this many MB: with V8's 16, six threads
 * keep 290 MB, mostly of what is gone already. An import takes no more time with 4.
 */
const SMALL_NURSERIES = '--max-semi-space-size=4'

/** Runs the compiled entry with our streams and folder, passes signals on, ends with its status. */
export function runMaillage(args) {
  const child = spawn(
    process.execPath,
    [
      SMALL_NURSERIES,
      '--disable-warning=ExperimentalWarning',
      join(ROOT, 'dist', 'server', 'main.js'),
      ...args,
    ],
    {
      stdio: 'inherit',
      cwd: process.env.INIT_CWD ?? process.cwd(),
      env: { ...FEW_ARENAS, ...process.env },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
}
