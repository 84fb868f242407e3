import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { sliceNetwork } from '../../../server/network/slice-network.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { handNetwork, handSlice, type Member } from '../networks.ts'
import { readCsv } from '../shared-data.ts'

type Row = Record<string, string>

function readZipped(path: string): Row[] {
  return parse(gunzipSync(readFileSync(path)), { columns: true, bom: true, skip_empty_lines: true })
}

/** One row, one participation; `years` are its collaboration's, or, with `own`, the participation's. */
type Participation = {
  actor: string
  collaboration: string
  years?: readonly [from: string, to: string]
  own?: boolean
}

function fromRows(rows: readonly Participation[]): SlicedNetwork {
  const collaborations = new Map<
    string,
    { members: Member[]; startsOn?: string; endsOn?: string }
  >()
  for (const { actor, collaboration, years, own } of rows) {
    const known = collaborations.get(collaboration) ?? { members: [] }
    collaborations.set(collaboration, known)
    const dates = years === undefined ? {} : { startsOn: years[0], endsOn: years[1] }
    if (own === true) known.members.push({ id: actor, ...dates })
    else {
      known.members.push(actor)
      Object.assign(known, dates)
    }
  }
  const network = handNetwork({
    collaborations: [...collaborations].map(([id, rest]) => ({ id, ...rest })),
  })
  return sliceNetwork(network, {})
}

/** Boards and their directors; a row is a year (2002 and its number) of one on the other. */
export function readIrish(path: string, actor: 'board' | 'director'): SlicedNetwork {
  return fromRows(
    readCsv(path, ',').map((row) => {
      const year = String(2002 + Number(row['timeframe']))
      const ends = { board: `B${row['board']}`, director: `D${row['director']}` }
      const other = actor === 'board' ? ends.director : ends.board
      return { actor: ends[actor], collaboration: other, years: [year, year], own: true }
    }),
  )
}

/** The PIA projects of the ANR; with a region, those with a partner in it, all their partners. */
export function readPia(path: string, region?: string): SlicedNetwork {
  const rows = readZipped(path)
  const isIn = new Set(
    rows
      .filter((row) => region === undefined || row['Projet.Partenaire.Adresse.Region'] === region)
      .map((row) => row['Projet.Code_Decision_ANR']),
  )
  return fromRows(
    rows
      .filter((row) => isIn.has(row['Projet.Code_Decision_ANR']))
      .map((row) => ({
        actor: row['Projet.Partenaire.Nom_organisme'] ?? '',
        collaboration: row['Projet.Code_Decision_ANR'] ?? '',
        years: [row['Action.Edition'] ?? '', row['Action.Edition'] ?? ''],
      })),
  )
}

/** Horizon 2020 projects, the participants of one country alone. */
export function readCordis(path: string, country: string): SlicedNetwork {
  return fromRows(
    readZipped(path)
      .filter((row) => row['country'] === country)
      .map((row) => ({
        actor: row['pic'] ?? '',
        collaboration: row['rcn'] ?? '',
        years: [(row['start_date'] ?? '').slice(0, 4), (row['end_date'] ?? '').slice(0, 4)],
      })),
  )
}

/** Interreg projects by programme and acronym, without their dates. */
export function readInterreg(path: string): SlicedNetwork {
  return fromRows(
    readCsv(path, ';').map((row) => ({
      actor: (row['Project Partner'] ?? '').trim(),
      collaboration: `${row['Programme']}|${row['Acronym']}`,
    })),
  )
}

/** Florentine families: `matrix` 0 is marriage, 1 business. */
export function readPadgett(path: string, matrix: 0 | 1): SlicedNetwork {
  const lines = readFileSync(path, 'latin1').split(/\r?\n/)
  const ids = lines.slice(lines.indexOf('ROW LABELS:') + 1).slice(0, 16)
  const cells = lines
    .slice(lines.indexOf('DATA:') + 1)
    .join(' ')
    .trim()
    .split(/\s+/)
    .slice(matrix * 256, (matrix + 1) * 256)
  return handSlice({
    actors: ids.map((id) => ({ id: id.trim() })),
    collaborations: cells.flatMap((cell, place) => {
      const a = ids[Math.floor(place / 16)]?.trim() ?? ''
      const b = ids[place % 16]?.trim() ?? ''
      return cell === '1' && a < b ? [{ id: `${a}|${b}`, kind: 'tie', members: [a, b] }] : []
    }),
  })
}
