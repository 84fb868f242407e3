import { buildDemoNetwork } from '../../demo/build-demo-network.ts'
import { packRecords } from '../../domain/pack.ts'
import { communesOf } from '../../geography/territories.ts'
import { collectGarbage } from '../../store/thread-memory.ts'
import { Desk } from '../analysis/desk.ts'
import { task } from '../task.ts'

// Any territory loads the tables of communes, which takes as long as an answer may.
const SOME_REGION = 'region:75'
// Code that has run a few times is compiled: the first person's answer takes a third of the time.
const ROUNDS = 3

/**
 * Loads and runs once what the first answers would otherwise wait for, on the demonstration network;
 * gives the number of its actors.
 */
export const run = task((): number => {
  communesOf(SOME_REGION)
  const demo = buildDemoNetwork()
  const packed = packRecords(demo.network, 1, demo)
  const page = { offset: 0, limit: 50 }
  for (let round = 0; round < ROUNDS; round++) {
    const desk = new Desk()
    desk.put('demo', packed)
    desk.answer('demo', {}, 'synthesis', {})
    desk.answer('demo', {}, 'choices', {})
    desk.answer('demo', {}, 'drawing-text', { mode: 'actors', measures: [] })
    desk.answer('demo', {}, 'worklist', page)
    desk.answer('demo', {}, 'actors', page)
  }
  // This thread waits for questions from here on, maybe for hours.
  collectGarbage()
  return packed.actors.ids.length
})
