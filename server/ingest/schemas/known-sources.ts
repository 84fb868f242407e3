import type { SourceFields } from '../../domain/import-draft.ts'
import type { DetectedFile } from '../detect/detect-file.ts'
import { anrPartners, anrProjects } from './anr.ts'
import { cog } from './cog.ts'
import {
  cordisOrganisations,
  cordisParticipations,
  cordisProgrammeParts,
  cordisProjects,
} from './cordis.ts'
import { keepPartners, keepProjects } from './keep.ts'
import type { KnownFormat } from './known-formats.ts'
import { basilic, rna, sireneEstablishments, sireneUnits } from './registers.ts'
import { reserveParlementaire } from './reserve-parlementaire.ts'

/**
 * Who publishes a data set, as it asks to be named. A licence is written only where the publisher
 * states one for every file of the format; of the others a person says it.
 */
const SOURCES: readonly { formats: readonly KnownFormat[]; source: SourceFields }[] = [
  {
    formats: [cordisOrganisations, cordisProjects, cordisParticipations, cordisProgrammeParts],
    source: { label: 'CORDIS', producer: 'Union européenne', licence: 'CC BY 4.0' },
  },
  {
    formats: [anrPartners, anrProjects],
    source: {
      label: 'Projets ANR',
      producer: 'Agence nationale de la recherche',
      licence: 'Licence Ouverte 2.0',
    },
  },
  { formats: [keepPartners, keepProjects], source: { label: 'keep.eu', producer: 'Interact' } },
  {
    formats: [reserveParlementaire],
    source: { label: 'Réserve parlementaire', producer: 'Assemblée nationale' },
  },
  { formats: [sireneEstablishments, sireneUnits], source: { label: 'SIRENE', producer: 'Insee' } },
  {
    formats: [rna],
    source: {
      label: 'Répertoire national des associations',
      producer: 'Ministère de l’Intérieur',
    },
  },
  {
    formats: [cog],
    source: { label: 'Code officiel géographique', producer: 'Insee' },
  },
  { formats: [basilic], source: { label: 'BASILIC', producer: 'Ministère de la Culture' } },
]

/** What is certain of the data set that all tables belong to; nothing when one is of another. */
export function knownSourceOf(files: readonly DetectedFile[]): SourceFields | undefined {
  const [first, ...others] = files.map((file) =>
    SOURCES.find(({ formats }) => formats.some((format) => format(file) !== undefined)),
  )
  return others.every((other) => other === first) ? first?.source : undefined
}
