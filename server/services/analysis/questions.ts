import type { ActorColumn, Finding, IsolatedActor } from '../../domain/findings.ts'
import { computeFindings } from '../../measures/compute.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { listActors, type ActorRow, type ActorsAsked } from './actor-rows.ts'
import { describeActor, type ActorInSlice } from './actor-sheet.ts'
import { listChoices, type Choices } from './choices.ts'
import {
  listCollaborations,
  type CollaborationRow,
  type CollaborationsAsked,
} from './collaboration-rows.ts'
import { listMembers, type Member } from './members.ts'
import { draw, type Drawing, type DrawingAsked } from './drawing.ts'
import { columnsOf, isolatedOf } from './kept.ts'
import type { Page } from './page.ts'
import { summarise, type Summary } from './summary.ts'
import { synthesise, type Synthesis } from './synthesis.ts'
import { explain, type WorkedExample } from './worked-example.ts'
import { listWork, type Worklist, type WorklistAsked } from './worklist.ts'

type Nothing = { readonly [name: string]: never }

/** What can be asked about a slice, and with what. */
export type Questions = {
  summary: Nothing
  synthesis: Nothing
  findings: { measures?: string[] }
  columns: { measures?: string[] }
  isolated: Nothing
  worklist: WorklistAsked
  actors: ActorsAsked
  actor: { id: string }
  collaborations: CollaborationsAsked
  collaboration: { id: string }
  drawing: DrawingAsked
  /** The drawing as JSON text: made where it is computed, so that the event loop only sends it. */
  'drawing-text': DrawingAsked
  explanation: { measure: string }
  choices: Nothing
}
export type Question = keyof Questions

/** What comes back: plain data, since it may cross threads. */
export type Answers = {
  summary: Summary
  synthesis: Synthesis
  findings: Finding[]
  columns: { ids: string[]; columns: ActorColumn[] }
  isolated: IsolatedActor[]
  worklist: Worklist
  actors: Page<ActorRow>
  actor: ActorInSlice
  collaborations: Page<CollaborationRow>
  collaboration: Member[]
  drawing: Drawing
  'drawing-text': string
  explanation: WorkedExample
  choices: Choices
}

export const questions: {
  readonly [Q in Question]: (network: SlicedNetwork, asked: Questions[Q]) => Answers[Q]
} = {
  summary: summarise,
  synthesis: synthesise,
  findings: (network, { measures }) => computeFindings(network, measures),
  columns: (network, { measures }) => ({
    ids: network.actorIds,
    columns: columnsOf(network, measures),
  }),
  isolated: isolatedOf,
  worklist: listWork,
  actors: listActors,
  actor: describeActor,
  collaborations: listCollaborations,
  collaboration: listMembers,
  drawing: draw,
  'drawing-text': (network, asked) => JSON.stringify(draw(network, asked)),
  explanation: explain,
  choices: listChoices,
}
