import type { Slice } from '../domain/slice.ts'
import { CSV_TYPE } from '../reports/writers/csv.ts'
import { WORKBOOK_TYPES, type WorkbookFormat } from '../reports/writers/workbook.ts'
import type { BeforeAfter, BeforeAfterAsked } from './analysis/before-after.ts'
import type { Brokers, BrokersAsked } from './analysis/brokers.ts'
import type { Cuts } from './analysis/cuts.ts'
import type { Removal } from './analysis/removal.ts'
import type { Partition, SectorMatrix } from './analysis/sector-matrix.ts'
import type { ComparedActors } from './analysis/selection.ts'
import type { Summary } from './analysis/summary.ts'
import type { Timeline, TimelineAsked } from './analysis/timeline.ts'
import type { ViewTableAsked } from './analysis/view-tables.ts'
import { runnerOf, type Pool } from './pool.ts'
import type { Exported } from './reports/exports.ts'
import { readSlice } from './slices.ts'
import type { Snapshots } from './snapshots.ts'
import type { run as writeTables } from './tasks/write-workbook.ts'

type Told<T> = T & { version: number; summary: Summary }

export type ViewsService = {
  /** Who works with whom, sector by sector. */
  matrix(networkId: string, slice: Slice, partition: Partition): Promise<Told<SectorMatrix>>
  /** Who links sectors. */
  brokers(networkId: string, slice: Slice, asked: BrokersAsked): Promise<Told<Brokers>>
  /** What would come apart without one actor, one collaboration or one tie. */
  cuts(networkId: string, slice: Slice): Promise<Cuts & { version: number }>
  /** What stays linked when the most central actors go one by one. */
  removal(networkId: string, slice: Slice): Promise<Removal & { version: number }>
  /** One of these, or the territories, as a table for spreadsheets. */
  writeTable(
    networkId: string,
    slice: Slice,
    asked: ViewTableAsked,
    format: 'csv' | WorkbookFormat,
  ): Promise<Exported>
  /** Some actors beside each other. */
  select(
    networkId: string,
    slice: Slice,
    ids: string[],
  ): Promise<ComparedActors & { version: number }>
  /** Two periods beside each other. */
  compare(networkId: string, slice: Slice, asked: BeforeAfterAsked): Promise<Told<BeforeAfter>>
  /** The collaborations in the order of their beginning. */
  timeline(
    networkId: string,
    slice: Slice,
    asked: TimelineAsked,
  ): Promise<Timeline & { version: number }>
}

/**
 * What the views beside the synthesis are made of, each with the line that says the slice.
 * @throws AppError network-not-found, territory-not-found, invalid-slice, network-too-large
 */
export function createViews(snapshots: Snapshots, pool: Pool): ViewsService {
  const writeWorkbook = runnerOf<typeof writeTables>(pool, 'answers', 'write-workbook')
  const summaryOf = async (networkId: string, slice: Slice) =>
    (await snapshots.ask(networkId, slice, 'summary', {})).answer
  return {
    async matrix(networkId, slice, partition) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'matrix', { partition })
      return { ...answer, version, summary: await summaryOf(networkId, slice) }
    },
    async brokers(networkId, slice, asked) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'brokers', asked)
      return { ...answer, version, summary: await summaryOf(networkId, slice) }
    },
    async cuts(networkId, slice) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'cuts', {})
      return { ...answer, version }
    },
    async removal(networkId, slice) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'removal', {})
      return { ...answer, version }
    },
    async writeTable(networkId, slice, asked, format) {
      const isOfPeriods = asked.view === 'before-after' || asked.view === 'change'
      const checked = isOfPeriods
        ? { view: asked.view, language: asked.language, ...readPeriods(asked) }
        : asked
      const fileName = `${networkId}-${asked.view}.${format}`
      if (format === 'csv') {
        const { answer } = await snapshots.ask(networkId, slice, 'view-csv', checked)
        return { fileName, mediaType: CSV_TYPE, bytes: Buffer.from(answer, 'utf8') }
      }
      const { answer } = await snapshots.ask(networkId, slice, 'view-rows', checked)
      const bytes = await writeWorkbook({ format, tables: [answer] })
      return { fileName, mediaType: WORKBOOK_TYPES[format], bytes }
    },
    async select(networkId, slice, ids) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'selection', { ids })
      return { ...answer, version }
    },
    async compare(networkId, slice, asked) {
      const { version, answer } = await snapshots.ask(
        networkId,
        slice,
        'before-after',
        readPeriods(asked),
      )
      return { ...answer, version, summary: await summaryOf(networkId, slice) }
    },
    async timeline(networkId, slice, asked) {
      const { version, answer } = await snapshots.ask(networkId, slice, 'timeline', asked)
      return { ...answer, version }
    },
  }
}

/** @throws AppError invalid-slice, as for the period of a slice */
function readPeriods(asked: BeforeAfterAsked): BeforeAfterAsked {
  const first = readSlice({ from: asked.firstFrom, to: asked.firstTo })
  const second = readSlice({ from: asked.secondFrom, to: asked.secondTo })
  return {
    ...(first.from !== undefined && { firstFrom: first.from }),
    ...(first.to !== undefined && { firstTo: first.to }),
    ...(second.from !== undefined && { secondFrom: second.from }),
    ...(second.to !== undefined && { secondTo: second.to }),
  }
}
