import { MAX_ATTRIBUTE_VALUES } from '../../domain/pack-columns.ts'
import { compareIds } from '../../domain/identifiers.ts'
import type {
  Codes,
  PackedActors,
  PackedCollaborations,
  PackedFundings,
  PackedStages,
} from '../../domain/packed-network.ts'
import {
  mergeCodes,
  mergeFloat64,
  mergeInt32,
  mergeInt8,
  mergeLists,
  mergeTexts,
  mergeUint8,
  orderParts,
  type Order,
} from './packed-merge.ts'
import type { Crowded } from './packed-rows.ts'

/** Packed actors, and what is known of their attributes that are not packed. */
export type MergedActors = { columns: PackedActors; crowded: Crowded }

/**
 * @param touched how many actors were touched: each may have taken one text away from every attribute
 * @returns undefined when an attribute may have become one that is packed, which only the records tell
 */
export function mergeActors(
  kept: MergedActors,
  changed: MergedActors,
  order: Order,
  touched: number,
): MergedActors | undefined {
  const attributes = mergeAttributes(kept, changed, order, touched)
  if (attributes === undefined) return undefined
  const { columns: a } = kept
  const { columns: b } = changed
  const skills = orderParts(a.skills.offsets, b.skills.offsets, order).parts
  return {
    crowded: attributes.crowded,
    columns: {
      ids: mergeTexts(a.ids, b.ids, order),
      names: mergeTexts(a.names, b.names, order),
      sectors: mergeLists(a.sectors, b.sectors, order),
      skills: mergeLists(a.skills, b.skills, order),
      skillsFrom: mergeInt32(a.skillsFrom, b.skillsFrom, skills),
      skillsTo: mergeInt32(a.skillsTo, b.skillsTo, skills),
      category: mergeCodes(a.category, b.category, order),
      commune: mergeCodes(a.commune, b.commune, order),
      placeLabel: mergeCodes(a.placeLabel, b.placeLabel, order),
      latitude: mergeFloat64(a.latitude, b.latitude, order),
      longitude: mergeFloat64(a.longitude, b.longitude, order),
      knownSince: mergeInt32(a.knownSince, b.knownSince, order),
      surveyedOn: mergeInt32(a.surveyedOn, b.surveyedOn, order),
      openedOn: mergeInt32(a.openedOn, b.openedOn, order),
      closedOn: mergeInt32(a.closedOn, b.closedOn, order),
      isPerson: mergeUint8(a.isPerson, b.isPerson, order),
      family: mergeInt8(a.family, b.family, order),
      socialEconomy: mergeInt8(a.socialEconomy, b.socialEconomy, order),
      formerIds: mergeFormerIds(a.formerIds, b.formerIds, order),
      attributes: attributes.packed,
    },
  }
}

function mergeFormerIds(
  kept: ReadonlyMap<number, string[]>,
  changed: ReadonlyMap<number, string[]>,
  order: Order,
): Map<number, string[]> {
  const merged = new Map<number, string[]>()
  for (const [row, from] of order.entries()) {
    const ids = from < 0 ? changed.get(~from) : kept.get(from)
    // A plain copy would keep the form of arrays that come out of bytes, and be written in it.
    if (ids !== undefined)
      merged.set(
        row,
        Array.from(ids, (id) => id),
      )
  }
  return merged
}

function mergeAttributes(
  kept: MergedActors,
  changed: MergedActors,
  order: Order,
  touched: number,
): { packed: Map<string, Codes>; crowded: Crowded } | undefined {
  const crowded = new Map<string, number>()
  for (const [name, texts] of kept.crowded) {
    if (texts - touched <= MAX_ATTRIBUTE_VALUES) return undefined
    crowded.set(name, texts - touched)
  }
  for (const [name, texts] of changed.crowded) {
    crowded.set(name, Math.max(texts, crowded.get(name) ?? 0))
  }
  const packed = new Map<string, Codes>()
  const names = [...kept.columns.attributes.keys(), ...changed.columns.attributes.keys()]
  for (const name of [...new Set(names)].toSorted(compareIds)) {
    if (crowded.has(name)) continue
    const codes = mergeCodes(
      kept.columns.attributes.get(name) ?? noCodes(kept.columns.ids.length),
      changed.columns.attributes.get(name) ?? noCodes(changed.columns.ids.length),
      order,
    )
    const texts = codes.vocabulary.length
    if (texts > MAX_ATTRIBUTE_VALUES) crowded.set(name, texts)
    else if (texts > 0) packed.set(name, codes)
  }
  return { packed, crowded }
}

const noCodes = (rows: number): Codes => ({
  vocabulary: [],
  codes: new Int32Array(rows).fill(-1),
})

/** The collaborations that stay and those that changed, column by column. */
export function mergeCollaborations(
  a: PackedCollaborations,
  b: PackedCollaborations,
  order: Order,
): PackedCollaborations {
  return {
    ids: mergeTexts(a.ids, b.ids, order),
    names: mergeTexts(a.names, b.names, order),
    kind: mergeUint8(a.kind, b.kind, order),
    directed: mergeUint8(a.directed, b.directed, order),
    scope: mergeInt8(a.scope, b.scope, order),
    domains: mergeLists(a.domains, b.domains, order),
    territories: mergeLists(a.territories, b.territories, order),
    originTerritory: mergeCodes(a.originTerritory, b.originTerritory, order),
    weight: mergeFloat64(a.weight, b.weight, order),
    from: mergeInt32(a.from, b.from, order),
    to: mergeInt32(a.to, b.to, order),
    hasEnd: mergeUint8(a.hasEnd, b.hasEnd, order),
    stages: mergeStages(a.stages, b.stages, order),
    skillsNeeded: mergeLists(a.skillsNeeded, b.skillsNeeded, order),
    spottedOn: mergeInt32(a.spottedOn, b.spottedOn, order),
    fundings: mergeFundings(a.fundings, b.fundings, order),
  }
}

function mergeStages(a: PackedStages, b: PackedStages, order: Order): PackedStages {
  const { offsets, parts } = orderParts(a.offsets, b.offsets, order)
  return {
    offsets,
    stage: mergeUint8(a.stage, b.stage, parts),
    since: mergeInt32(a.since, b.since, parts),
  }
}

function mergeFundings(a: PackedFundings, b: PackedFundings, order: Order): PackedFundings {
  const { offsets, parts } = orderParts(a.offsets, b.offsets, order)
  return {
    offsets,
    funder: mergeCodes(a.funder, b.funder, parts),
    amount: mergeFloat64(a.amount, b.amount, parts),
    currency: mergeCodes(a.currency, b.currency, parts),
    on: mergeInt32(a.on, b.on, parts),
    kind: mergeCodes(a.kind, b.kind, parts),
  }
}
