import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { openEmbeddedStore } from '../server/store/embedded/embedded-store.ts'
import { buildWriter } from '../tests/store/killed/build.ts'
import { changeSetsFound, runAndKill, stateAfter } from '../tests/store/killed/rounds.ts'
import { measureStore, printFigures } from './store/figures.ts'
import { FULL_SIZE, type Size } from './store/generate.ts'
import { watch } from './store/watch.ts'

/** The packed network is written beside the database after it was handed over. */
const WRITTEN_MS = 1000

/** `npm run bench -- store [share of the full size, else 1] [rounds of killed writers, else 100]`. */
export async function run(args: string[]): Promise<void> {
  const share = Number(args[0] ?? 1)
  const rounds = Number(args[1] ?? 100)
  const size: Size = {
    actors: FULL_SIZE.actors * share,
    collaborations: FULL_SIZE.collaborations * share,
    participations: FULL_SIZE.participations * share,
  }
  const folder = mkdtempSync(join(tmpdir(), 'maillage-bench-'))
  let store = await openEmbeddedStore({ folder })
  try {
    const figures = await measureStore(store, size, {
      firstImport: 8,
      sameAgain: 3,
      tenPercent: 2,
      packed: 0.5,
      oneP50Ms: 1,
      oneP99Ms: 10,
    })
    await store.readPacked('bench')
    await setTimeout(WRITTEN_MS)
    await store.close()
    store = await openEmbeddedStore({ folder })
    const { seconds, cpuSeconds, lagMs, rssMb } = await watch(() => store.readPacked('bench'))
    figures.push({
      what: 'whole network, after a restart',
      unit: 's',
      measured: seconds,
      target: 0.5,
      cpuSeconds,
      lagMs,
      rssMb,
    })
    printFigures('embedded', figures)
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  await killRounds(rounds)
}

/** Kills a writing process again and again, and looks for what it had acknowledged. */
async function killRounds(rounds: number): Promise<void> {
  const writer = buildWriter()
  const folder = mkdtempSync(join(tmpdir(), 'maillage-kill-'))
  let acknowledged = 0
  let lost = 0
  let halves = 0
  for (let round = 0; round < rounds; round++) {
    const killed = await runAndKill(writer, [folder], {
      afterLines: 2,
      afterMs: (round * 37) % 300,
    })
    const found = changeSetsFound(killed)
    lost += Math.max(0, acknowledged - found)
    halves += Number(!isDeepStrictEqual(killed.found, stateAfter(found)))
    acknowledged = Math.max(found, killed.acknowledged)
  }
  rmSync(folder, { recursive: true, force: true })
  process.stdout.write(
    `\n${rounds} writers killed: ${acknowledged} change sets acknowledged, ${lost} lost, ${halves} states with half of one\n`,
  )
}
