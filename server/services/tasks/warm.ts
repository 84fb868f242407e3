import { communesOf } from '../../geography/territories.ts'
import { questions } from '../analysis/questions.ts'
import { task } from '../task.ts'

// Any territory loads the tables of communes, which takes as long as an answer may.
const SOME_REGION = 'region:75'

/** Loads what the first answer would otherwise wait for; gives the number of questions that are ready. */
export const run = task((): number => {
  communesOf(SOME_REGION)
  return Object.keys(questions).length
})
