import { isDeepStrictEqual } from 'node:util'
import {
  newActor,
  newCollaboration,
  type Actor,
  type Collaboration,
  type Participation,
  type Place,
  type Source,
} from '../../domain/records.ts'
import type { ImportedActor, ImportedCollaboration } from '../../ingest/records/imported.ts'

/**
 * What a stored record becomes when files tell of it: what they tell counts, what they leave out stays
 * (attributes, identifiers and the parts of a place one by one; aliases are only ever added). A record
 * that they change nothing of is the stored one itself, with the source that it came from.
 */
export function mergeActor(stored: Actor | undefined, told: ImportedActor, source: Source): Actor {
  if (!stored) return newActor({ name: told.id, ...told, source })
  const place: Place = { ...stored.place, ...told.place }
  const merged: Actor = {
    ...stored,
    ...told,
    id: stored.id,
    aliases: [...new Set([...stored.aliases, ...(told.aliases ?? [])])],
    identifiers: { ...stored.identifiers, ...told.identifiers },
    attributes: { ...stored.attributes, ...told.attributes },
    ...(Object.keys(place).length > 0 && { place }),
  }
  return isDeepStrictEqual(stored, merged) ? stored : { ...merged, source }
}

/** The same for a collaboration; a stage that is told takes the place of that stage, or is added. */
export function mergeCollaboration(
  stored: Collaboration | undefined,
  told: ImportedCollaboration,
  source: Source,
): Collaboration {
  if (!stored) return newCollaboration({ name: told.id, ...told, source })
  const toldStages = told.stages ?? []
  const merged: Collaboration = {
    ...stored,
    ...told,
    stages: [
      ...stored.stages.map(
        (before) => toldStages.find(({ stage }) => stage === before.stage) ?? before,
      ),
      ...toldStages.filter(({ stage }) => !stored.stages.some((before) => before.stage === stage)),
    ],
    attributes: { ...stored.attributes, ...told.attributes },
  }
  return isDeepStrictEqual(stored, merged) ? stored : { ...merged, source }
}

/** The same for a participation, which has the same key as the stored one. */
export function mergeParticipation(
  stored: Participation | undefined,
  told: Participation,
  source: Source,
): Participation {
  if (!stored) return { ...told, source }
  const merged: Participation = { ...stored, ...told }
  return isDeepStrictEqual(stored, merged) ? stored : { ...merged, source }
}
