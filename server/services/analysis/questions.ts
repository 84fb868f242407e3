import type { ActorColumn, Finding, IsolatedActor } from '../../domain/findings.ts'
import type { HeldTable } from '../../reports/writers/workbook.ts'
import { computeFindings } from './computing.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { MeasureChoice } from '../measure-choice.ts'
import { listActors, type ActorRow, type ActorsAsked } from './actor-rows.ts'
import { describeActor, type ActorInSlice } from './actor-sheet.ts'
import { compareWindows, type BeforeAfter, type BeforeAfterAsked } from './before-after.ts'
import { listBrokers, type Brokers, type BrokersAsked } from './brokers.ts'
import { listChoices, type Choices } from './choices.ts'
import {
  listCollaborations,
  type CollaborationRow,
  type CollaborationsAsked,
} from './collaboration-rows.ts'
import { describeCuts, type Cuts } from './cuts.ts'
import { describeCollaboration, type CollaborationMembers } from './members.ts'
import { draw, type Drawing, type DrawingAsked } from './drawing.ts'
import { writeDrawing, type DrawingTextAsked } from './drawing-text.ts'
import { columnsOf, isolatedOf } from './kept.ts'
import { locate } from './places.ts'
import { layOutTimeline, type Timeline, type TimelineAsked } from './timeline.ts'
import { measure, type Measured } from './measured.ts'
import type { Page } from './page.ts'
import { removeMostCentral, type Removal } from './removal.ts'
import { compareActors, type ComparedActors } from './selection.ts'
import { describeMatrix, type MatrixAsked, type SectorMatrix } from './sector-matrix.ts'
import type { ColumnHead } from './shown-columns.ts'
import { summarise, type Summary } from './summary.ts'
import { synthesise, type Synthesis } from './synthesis.ts'
import { holdTable, writeTableCsv, type TableAsked } from './table-csv.ts'
import { findPath, type Path, type PathAsked } from './path.ts'
import { listTerritories, type Territories, type TerritoriesAsked } from './territories.ts'
import { holdView, writeViewCsv, type ViewTableAsked } from './view-tables.ts'
import { explain, type ExplanationAsked, type WorkedExample } from './worked-example.ts'
import { listWork, type Worklist, type WorklistAsked } from './worklist.ts'

type Nothing = { readonly [name: string]: never }

/** What can be asked about a slice, and with what. */
export type Questions = {
  summary: Nothing
  synthesis: Nothing
  findings: MeasureChoice
  /** Findings and columns: without ids, findings only. */
  measured: MeasureChoice
  columns: MeasureChoice
  isolated: Nothing
  worklist: WorklistAsked
  actors: ActorsAsked
  actor: { id: string }
  collaborations: CollaborationsAsked
  collaboration: { id: string }
  'table-csv': TableAsked
  'table-rows': TableAsked
  drawing: DrawingAsked
  /** The drawing as JSON text: made where it is computed, so that the event loop only sends it. */
  'drawing-text': DrawingTextAsked
  explanation: ExplanationAsked
  choices: Nothing
  matrix: MatrixAsked
  brokers: BrokersAsked
  cuts: Nothing
  removal: Nothing
  selection: { ids: string[] }
  path: PathAsked
  'before-after': BeforeAfterAsked
  /** Where the actors are, as JSON text like the drawing. */
  'places-text': Nothing
  timeline: TimelineAsked
  territories: TerritoriesAsked
  /** A view as CSV text, made where it is computed. */
  'view-csv': ViewTableAsked
  'view-rows': ViewTableAsked
}
export type Question = keyof Questions

/** What comes back: plain data, since it may cross threads. */
export type Answers = {
  summary: Summary
  synthesis: Synthesis
  findings: Finding[]
  measured: Measured
  columns: { ids: string[]; columns: ActorColumn[] }
  isolated: IsolatedActor[]
  worklist: Worklist
  actors: Page<ActorRow> & { columns: ColumnHead[] }
  actor: ActorInSlice
  collaborations: Page<CollaborationRow> & { columns: ColumnHead[] }
  collaboration: CollaborationMembers
  'table-csv': string
  'table-rows': HeldTable
  drawing: Drawing
  'drawing-text': string
  explanation: WorkedExample
  choices: Choices
  matrix: SectorMatrix
  brokers: Brokers
  cuts: Cuts
  removal: Removal
  selection: ComparedActors
  path: Path
  'before-after': BeforeAfter
  'places-text': string
  timeline: Timeline
  territories: Territories
  'view-csv': string
  'view-rows': HeldTable
}

export const questions: {
  readonly [Q in Question]: (network: SlicedNetwork, asked: Questions[Q]) => Answers[Q]
} = {
  summary: summarise,
  synthesis: synthesise,
  findings: (network, { measures, ...how }) => computeFindings(network, measures, how),
  measured: measure,
  columns: (network, { measures, ...how }) => ({
    ids: network.actorIds,
    columns: columnsOf(network, measures, how),
  }),
  isolated: isolatedOf,
  worklist: listWork,
  actors: listActors,
  actor: describeActor,
  collaborations: listCollaborations,
  collaboration: describeCollaboration,
  'table-csv': writeTableCsv,
  'table-rows': holdTable,
  drawing: draw,
  'drawing-text': writeDrawing,
  explanation: explain,
  choices: listChoices,
  matrix: describeMatrix,
  brokers: listBrokers,
  cuts: describeCuts,
  removal: removeMostCentral,
  selection: compareActors,
  path: findPath,
  'before-after': compareWindows,
  'places-text': (network) => JSON.stringify(locate(network)),
  timeline: layOutTimeline,
  territories: listTerritories,
  'view-csv': writeViewCsv,
  'view-rows': holdView,
}
