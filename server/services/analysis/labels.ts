import { isoDay, NO_DAY } from '../../domain/dates.ts'
import type { CodeLists, Codes, PackedNetwork } from '../../domain/packed-network.ts'
import { COLLABORATION_KINDS } from '../../domain/records.ts'
import { communeByCode } from '../../geography/communes.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/** The texts of a row of a list column. */
export function textsOf(lists: CodeLists, row: number): string[] {
  return Array.from(
    lists.codes.subarray(lists.offsets[row], lists.offsets[row + 1]),
    (code) => lists.vocabulary[code] ?? '',
  )
}

/** The text of a row of a coded column. */
export function textOf(codes: Codes, row: number): string | undefined {
  return codes.vocabulary[codes.codes[row] ?? -1]
}

export function nameOf(network: SlicedNetwork, actor: number): string {
  return network.whole.packed.actors.names[network.actorRows[actor] ?? 0] ?? ''
}

export function sectorsOf(network: SlicedNetwork, actor: number): string[] {
  return textsOf(network.whole.packed.actors.sectors, network.actorRows[actor] ?? 0)
}

export function placeOf(network: SlicedNetwork, actor: number): string | undefined {
  return placeOfRow(network.whole.packed, network.actorRows[actor] ?? 0)
}

/** The name of an actor's commune, else the place as the file wrote it. */
export function placeOfRow(packed: PackedNetwork, row: number): string | undefined {
  const code = textOf(packed.actors.commune, row)
  const commune = code === undefined ? undefined : communeByCode(code)
  return commune?.name ?? textOf(packed.actors.placeLabel, row)
}

export function collaborationNameOf(network: SlicedNetwork, collaboration: number): string {
  const row = network.collaborationRows[collaboration] ?? 0
  return network.whole.packed.collaborations.names[row] ?? ''
}

export function kindOf(network: SlicedNetwork, collaboration: number): string {
  const { kind } = network.whole.packed.collaborations
  const row = network.collaborationRows[collaboration] ?? 0
  return COLLABORATION_KINDS[kind[row] ?? 0] ?? 'project'
}

export function domainsOf(network: SlicedNetwork, collaboration: number): string[] {
  const { domains } = network.whole.packed.collaborations
  return textsOf(domains, network.collaborationRows[collaboration] ?? 0)
}

/** Code of an actor's first sector in the vocabulary of sectors; -1 unknown. */
export function firstSectorOf(network: SlicedNetwork, actor: number): number {
  const { offsets, codes } = network.whole.packed.actors.sectors
  const row = network.actorRows[actor] ?? 0
  const start = offsets[row] ?? 0
  return start === offsets[row + 1] ? -1 : (codes[start] ?? -1)
}

/** The ISO day of a packed day, where it is known. */
export function dayOf(day: number | undefined): string | undefined {
  return day === undefined || day === NO_DAY ? undefined : isoDay(day)
}

/** A text as it is searched: without accents or case. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('’', "'")
}
