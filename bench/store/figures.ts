import type { Write } from '../../server/domain/change-sets.ts'
import { newActor, newNetwork } from '../../server/domain/records.ts'
import type { Store } from '../../server/store/store.ts'
import { generate, onlyChanged, type Size } from './generate.ts'
import { percentile, watch, type Watched } from './watch.ts'

export type Figure = {
  what: string
  unit: 's' | 'ms'
  measured: number
  target: number
  cpuSeconds?: number
  lagMs?: number
  rssMb?: number
}

/** What a store should reach, in seconds and milliseconds (at full size). */
export type Targets = {
  firstImport: number
  sameAgain: number
  tenPercent: number
  packed: number
  oneP50Ms: number
  oneP99Ms: number
}

const INFO = { by: 'bench', reason: 'import' }

/** The figures of one store that is open and has no network `bench`. */
export async function measureStore(store: Store, size: Size, targets: Targets): Promise<Figure[]> {
  const id = 'bench'
  const figures: Figure[] = []
  const seconds = (
    what: string,
    target: number,
    { seconds: measured, cpuSeconds, lagMs, rssMb }: Watched<unknown>,
  ) => figures.push({ what, unit: 's', measured, target, cpuSeconds, lagMs, rssMb })
  await store.createNetwork(
    newNetwork({ id, name: 'Bench', createdAt: '2012-01-01T00:00:00Z' }),
    INFO,
  )
  const apply = async (writes: Iterable<Write>): Promise<Watched<unknown>> => {
    const made = clocked(writes)
    const watched = await watch(() => store.apply(id, INFO, made.writes))
    return { ...watched, seconds: watched.seconds - made.seconds() }
  }
  seconds('first import', targets.firstImport, await apply(generate(size)))
  seconds('same import again', targets.sameAgain, await apply(generate(size)))
  seconds('all, of which 10 % changed', targets.tenPercent, await apply(generate(size, 10)))
  // What an import sends after its preview: back to what they were.
  const changed = onlyChanged(size, 10)
  seconds('only the 10 % that changed', targets.tenPercent, await apply(changed))
  const packed = () => watch(() => store.readPacked(id))
  await packed()
  const touched = newActor({ id: 'A000000', name: 'Touched' })
  await store.apply(id, INFO, [{ record: 'actor', id: touched.id, after: touched }])
  seconds('whole network, packed', targets.packed, await packed())
  seconds('the same version once more', targets.packed, await packed())
  const times: number[] = []
  const single = await watch(async () => {
    for (let i = 0; i < 1_000; i++) {
      const actor = newActor({ id: `A${String(i * 97).padStart(6, '0')}`, name: `Changed ${i}` })
      const start = performance.now()
      await store.apply(id, INFO, [{ record: 'actor', id: actor.id, after: actor }])
      times.push(performance.now() - start)
    }
  })
  const { lagMs, rssMb } = single
  figures.push(
    {
      what: 'one record, p50',
      unit: 'ms',
      measured: percentile(times, 0.5),
      target: targets.oneP50Ms,
      lagMs,
      rssMb,
    },
    {
      what: 'one record, p99',
      unit: 'ms',
      measured: percentile(times, 0.99),
      target: targets.oneP99Ms,
    },
  )
  return figures
}

/** Writes that say how long making them took: that is no time of the store's. */
function clocked(writes: Iterable<Write>): { writes: Iterable<Write>; seconds: () => number } {
  let milliseconds = 0
  function* each(): Generator<Write> {
    const from = writes[Symbol.iterator]()
    for (;;) {
      const began = performance.now()
      const next = from.next()
      milliseconds += performance.now() - began
      if (next.done === true) return
      yield next.value
    }
  }
  return { writes: each(), seconds: () => milliseconds / 1_000 }
}

/** The figures as a table: measured, target, and measured over target. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  const rows = figures.map(({ what, unit, measured, target, cpuSeconds, lagMs, rssMb }) => [
    what,
    `${measured.toFixed(2)} ${unit}`,
    `${target} ${unit}`,
    (measured / target).toFixed(2),
    cpuSeconds === undefined ? '' : `${cpuSeconds.toFixed(2)} s`,
    lagMs === undefined ? '' : `${lagMs.toFixed(0)} ms`,
    rssMb === undefined ? '' : `${rssMb.toFixed(0)} MB`,
  ])
  process.stdout.write(`\n${title}\n`)
  for (const row of [
    ['', 'measured', 'target', 'ratio', 'processor', 'main-thread lag', 'RSS'],
    ...rows,
  ]) {
    process.stdout.write(
      `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(30) : cell.padStart(15))).join(' | ')} |\n`,
    )
  }
}
