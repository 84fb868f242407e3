import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { anrPartners, anrProjects } from './anr.ts'
import { cog } from './cog.ts'
import {
  cordisOrganisations,
  cordisParticipations,
  cordisProgrammeParts,
  cordisProjects,
} from './cordis.ts'
import { federOperations } from './feder.ts'
import { gephiNodes } from './gephi-nodes.ts'
import { graphTable } from './graph-table.ts'
import { girondePlaces, inclusionStructures } from './inclusion.ts'
import { interlockingBoards, interlockingCompanies } from './interlocking-boards.ts'
import { keepPartners, keepProjects } from './keep.ts'
import { basilic, rna, sireneEstablishments, sireneUnits } from './registers.ts'
import {
  ownActors,
  ownCollaborations,
  ownFollowing,
  ownFundings,
  ownParticipations,
  ownSkills,
  ownStages,
} from './own-tables.ts'
import { reserveParlementaire } from './reserve-parlementaire.ts'
import { scdlGrants } from './scdl-grants.ts'
import { simulationProjects } from './simulation-projects.ts'
import { urbactMemberships, urbactNetworks } from './urbact.ts'

/** A published format that is known column by column: the tables that a file of it holds. */
export type KnownFormat = (file: DetectedFile) => TableMapping[] | undefined

/** To add one: one file beside this, and its line here. */
export const KNOWN_FORMATS: readonly KnownFormat[] = [
  graphTable,
  ownActors,
  ownCollaborations,
  ownParticipations,
  ownSkills,
  ownStages,
  ownFundings,
  ownFollowing,
  anrPartners,
  anrProjects,
  urbactMemberships,
  urbactNetworks,
  scdlGrants,
  cordisOrganisations,
  cordisProjects,
  cordisParticipations,
  cordisProgrammeParts,
  simulationProjects,
  keepPartners,
  keepProjects,
  federOperations,
  reserveParlementaire,
  inclusionStructures,
  girondePlaces,
  rna,
  sireneEstablishments,
  sireneUnits,
  basilic,
  cog,
  interlockingBoards,
  interlockingCompanies,
  gephiNodes,
]
