import { isMessageKey, translate, type Language } from '../../locales/locales.ts'
import type { ReportDocument, ReportIsolatedActor } from '../document.ts'
import { column, dayColumn, SEPARATOR, tableOf, type Table } from './table.ts'

/**
 * Actors of the slice with all their measures, and of those who are little connected the reason and how
 * sure it is.
 */
export function actorsTable(document: ReportDocument): Table {
  const { language, measures } = document
  const isolated = new Map(document.isolated.map((actor) => [actor.id, actor]))
  return tableOf(document.actors, [
    column(language, 'actor-id', (actor) => actor.id),
    column(language, 'actor-name', (actor) => actor.name),
    column(language, 'actor-sectors', (actor) => actor.sectors.join(SEPARATOR)),
    column(language, 'actor-category', (actor) => actor.category),
    column(language, 'actor-place', (actor) => actor.place),
    column(language, 'actor-commune', (actor) => actor.commune),
    column(language, 'latitude', (actor) => actor.latitude),
    column(language, 'longitude', (actor) => actor.longitude),
    column(language, 'counted', (actor) => actor.counted),
    dayColumn(language, 'known-since', (actor) => actor.knownSince),
    dayColumn(language, 'surveyed-on', (actor) => actor.surveyedOn),
    dayColumn(language, 'last-activity', (actor) => actor.lastActivity),
    column(language, 'reason', ({ id }) => sayReason(language, isolated.get(id))),
    column(language, 'confidence', ({ id }) => sayConfidence(language, isolated.get(id))),
    ...measures.map(({ id }) => ({
      label: sayMeasure(language, id),
      value: (actor: ReportDocument['actors'][number]) => actor.measures[id],
    })),
  ])
}

/** Everyone with a reason to be called isolated or little connected. */
export function isolatedTable(document: ReportDocument): Table {
  const { language } = document
  return tableOf(document.isolated, [
    column(language, 'actor-id', (actor) => actor.id),
    column(language, 'actor-name', (actor) => actor.name),
    column(language, 'actor-sectors', (actor) => actor.sectors.join(SEPARATOR)),
    column(language, 'actor-place', (actor) => actor.place),
    column(language, 'reason', (actor) => sayReason(language, actor)),
    column(language, 'reasons', (actor) =>
      actor.reasons.map((reason) => translate(language, `isolation.${reason}`)).join(SEPARATOR),
    ),
    column(language, 'without-tie', (actor) => actor.withoutTie),
    dayColumn(language, 'known-since', (actor) => actor.knownSince),
    dayColumn(language, 'last-activity', (actor) => actor.lastActivity),
    column(language, 'confidence', (actor) => sayConfidence(language, actor)),
    column(language, 'confidence-grounds', ({ confidence }) =>
      confidence.grounds
        .map((ground) => translate(language, `confidence.ground.${ground}`))
        .join(SEPARATOR),
    ),
    column(language, 'nearest-hub', ({ nearestHub }) => nearestHub.name),
    column(language, 'hub-distance', ({ nearestHub }) => nearestHub.distance),
  ])
}

/** The name that the page gives it; its id where the catalogue has none. */
function sayMeasure(language: Language, id: string): string {
  const key = `measure.${id}.name`
  return isMessageKey(key) ? translate(language, key) : id
}

function sayReason(language: Language, actor?: ReportIsolatedActor): string | undefined {
  return actor && translate(language, `isolation.${actor.reason}`)
}

function sayConfidence(language: Language, actor?: ReportIsolatedActor): string | undefined {
  return actor && translate(language, `confidence.${actor.confidence.level}`)
}
