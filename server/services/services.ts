import type { StoreHealth } from '../store/store.ts'
import { createBackups, type Backups } from './backups.ts'
import type { ServiceContext } from './context.ts'
import { Jobs } from './jobs.ts'
import { createCalls, type CallsService } from './calls.ts'
import { createChanges, type ChangesService } from './changes.ts'
import { createImports, type ImportsService } from './imports/imports.ts'
import { createDuplicates, type DuplicatesService } from './duplicates/duplicates.ts'
import { createFindings, type FindingsService } from './findings.ts'
import { createMap, type MapService } from './map.ts'
import { createNetworks, type NetworksService } from './networks.ts'
import { createNotes, type NotesService } from './notes.ts'
import { createPlaces, type PlacesService } from './places.ts'
import { createPool, type Pool } from './pool.ts'
import { createPositions, type PositionsService } from './positions.ts'
import { createRecords, type RecordsService } from './records.ts'
import { createDemonstration, type DemonstrationService } from './demonstration.ts'
import { createExports, type ExportsService } from './reports/exports.ts'
import { createReports, type ReportsService } from './reports/reports.ts'
import { createSavedMappings, type SavedMappingsService } from './saved-mappings.ts'
import { createSavedViews, type SavedViewsService } from './saved-views.ts'
import { createStability, type StabilityService } from './stability.ts'
import { createSnapshots, type Snapshots } from './snapshots.ts'
import { createViews, type ViewsService } from './views.ts'
import { createTerritories, type TerritoriesService } from './territories.ts'

/** Every use case, by verb family. HTTP and the command line call these and nothing below them. */
export type Services = {
  health(): Promise<StoreHealth>
  networks: NetworksService
  records: RecordsService
  calls: CallsService
  changes: ChangesService
  duplicates: DuplicatesService
  findings: FindingsService
  stability: StabilityService
  views: ViewsService
  savedViews: SavedViewsService
  savedMappings: SavedMappingsService
  notes: NotesService
  territories: TerritoriesService
  places: PlacesService
  map: MapService
  positions: PositionsService
  /** Questions about slices, for the services and for what reports and exports need. */
  snapshots: Snapshots
  jobs: Jobs
  imports: ImportsService
  reports: ReportsService
  exports: ExportsService
  demonstration: DemonstrationService
  backups: Backups
  pool: Pool
  /** Ends jobs and threads. The store stays open: who opened it closes it. */
  close(): Promise<void>
}

export async function createServices(context: ServiceContext): Promise<Services> {
  const pool = createPool(context.tasks)
  const jobs = await Jobs.open(context.store.documents, context.log)
  const snapshots = createSnapshots(context.store, pool)
  const positions = createPositions(context, jobs, pool)
  const imports = await createImports(context, jobs, pool, positions)
  const reports = await createReports(context, jobs, pool, positions)
  const stability = createStability(context, jobs, pool)
  const savedViews = createSavedViews(context)
  const duplicates = createDuplicates(context, jobs, pool)
  const notes = createNotes(context.store)
  return {
    health: () => context.store.health(),
    networks: createNetworks(context, snapshots, [
      positions,
      imports,
      reports,
      stability,
      savedViews,
      duplicates,
      notes,
    ]),
    records: createRecords(context.store, snapshots, notes, pool),
    calls: createCalls(context.store),
    changes: createChanges(context.store),
    duplicates,
    findings: createFindings(snapshots, stability),
    stability,
    views: createViews(snapshots, pool),
    savedMappings: createSavedMappings(context),
    savedViews,
    notes,
    territories: createTerritories(snapshots),
    places: createPlaces(snapshots),
    map: createMap(context.store, snapshots, positions),
    positions,
    snapshots,
    jobs,
    imports,
    reports,
    exports: createExports(context.store, positions, pool),
    demonstration: createDemonstration(context, positions),
    backups: createBackups(context.store),
    pool,
    async close() {
      await jobs.close()
      await pool.close()
    },
  }
}
