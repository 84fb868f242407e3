import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** What one run of the writing program printed before it was killed. */
export type Run = { found: unknown; acknowledged: number; lines: unknown[] }

/** Runs the writing program and kills it, with no chance to tidy up, some time after one of its lines. */
export async function runAndKill(
  program: string,
  args: string[],
  kill: { afterLines: number; afterMs: number },
): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: unknown[] = []
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => {
    lines.push(JSON.parse(line))
    if (lines.length === kill.afterLines) setTimeout(() => child.kill('SIGKILL'), kill.afterMs)
  })
  await new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve()
    })
  })
  const acknowledged = lines.map((line) => numberIn(line, 'acknowledged') ?? 0)
  return { found: lines[0], acknowledged: Math.max(0, ...acknowledged), lines }
}

/** What the program must find after change sets 1 to n, each of them whole. */
export function stateAfter(n: number): object {
  const sets = Array.from({ length: n }, (_, i) => i + 1)
  const mark = (size: number, isLarge: boolean) => {
    const last = sets.findLast((k) => (k % 3 === 0) === isLarge)
    if (last === undefined) return { numbers: [], records: 0 }
    return { numbers: [String(last)], records: 1 + size * 2 }
  }
  return {
    found: {
      version: n + 1,
      small: mark(3, false),
      large: mark(1_000, true),
      history: n + 1,
    },
  }
}

/** How many change sets a run found, from the version it found. */
export function changeSetsFound(run: Run): number {
  const found =
    typeof run.found === 'object' && run.found !== null && 'found' in run.found
      ? run.found.found
      : {}
  return (numberIn(found, 'version') ?? 0) - 1
}

function numberIn(value: unknown, field: string): number | undefined {
  const found = new Map<string, unknown>(Object.entries(Object(value))).get(field)
  return typeof found === 'number' ? found : undefined
}
