import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { writeOds } from 'hucre/ods'
import { writeXlsx } from 'hucre/xlsx'
import { WORKBOOK_PARTS } from './workbook-parts.ts'
import { zipOf } from './zip.ts'

/** A small file of a kind that can be read, and how its text is made a file where it is not one. */
export type SeedFile = { name: string; text: string; pack?: (text: string) => Promise<Uint8Array> }

type Random = () => number

const CSV =
  'acteur;SIRET;secteur;code postal;commune;projet;type;domaine;début;fin;rôle\n' +
  'MJC des Tilleuls;12345678200010;culture|social;33000;Bordeaux;Veillées;projet;médiation;2012-01-15;2013;porteur\n' +
  'Centre du Gué;;éducation;64000;Pau;Veillées;projet;médiation;15/01/2012;;partenaire\n' +
  '"Le ""Fab"" ; Lab";;numérique;17000;La Rochelle;Rencontre;réunion;;41000;41001;financeur\n'
const GRANTS =
  'nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,pourcentageSubvention\n' +
  'Région,23350001600040,2017-06-27,Z34507,A SA,81223113200026,"Aide, embauche","22 000,80",aide,échelonné,2017-12-14_2018-12-14,1,non,0.8\n' +
  'Région,23350001600040,2017-06-27,Z34507,B SAS,67895644300011,"Aide, embauche",5500.20,aide,échelonné,2017-12-14,1,non,0.2\n'
const GEXF =
  '<?xml version="1.0" encoding="UTF-8"?>\n<gexf version="1.3"><graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n' +
  '<attributes class="node"><attribute id="0" title="secteur" type="string"><default>x</default></attribute></attributes>\n' +
  '<nodes><node id="a" label="A &amp; B" start="2012-01-01"><attvalues><attvalue for="0" value="culture"/></attvalues><spells><spell start="2012" end="2013"/></spells></node><node id="b"/></nodes>\n' +
  '<edges><edge id="0" source="a" target="b" weight="2"/><edge source="b" target="a" type="undirected"/></edges></graph></gexf>\n'
const GRAPHML =
  '<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"><default>1</default></key>\n' +
  '<graph edgedefault="undirected"><node id="a"><data key="k">v</data></node><node id="b"/><hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge>\n' +
  '<edge source="a" target="b"><data key="w">2</data></edge></graph></graphml>\n'

/** One of each kind; those that are packed are mutated inside, and as they are packed. */
export const SEEDS: readonly SeedFile[] = [
  { name: 'table.csv', text: CSV },
  { name: 'grants.csv', text: GRANTS },
  { name: 'sep.csv', text: `sep=,\n${GRANTS}` },
  { name: 'latin.csv', text: CSV, pack: (text) => bytesOf(iconv.encode(text, 'win1252')) },
  {
    name: 'utf16.csv',
    text: CSV,
    pack: (text) => bytesOf(iconv.encode(text, 'utf16le', { addBOM: true })),
  },
  { name: 'tabs.tsv', text: CSV.replaceAll(';', '\t') },
  { name: 'table.csv.gz', text: CSV, pack: (text) => bytesOf(gzipSync(text)) },
  {
    name: 'several.zip',
    text: CSV,
    pack: (text) => bytesOf(zipOf({ 'a.csv': text, 'b.gexf': GEXF })),
  },
  {
    name: 'ties.csv',
    text: 'Source,Target,Type,Weight,timeset\nA,B,Directed,2,"[2016-02-03, 2016-02-04]"\nB,C,Undirected,1,"<[2016, Infinity]>"\n',
  },
  { name: 'nodes.csv', text: 'Id,Label,Interval\n1,A,\n2,B,"[1,2]"\n' },
  { name: 'spaced.txt', text: 'A B 1\nB C 2\nC A 3\n' },
  { name: 'matrix.csv', text: ';A;B;C\nA;0;1;0\nB;1;0;2,5\nC;0;1;0\n' },
  { name: 'incidence.csv', text: ',p,q\nA,1,0\nB,1,1\nC,0,1\n' },
  { name: 'neighbours.csv', text: 'a;b\nb;c;d\ne\nf;a;g;h;i\n' },
  {
    name: 'list.json',
    text: '[{"acteur":"A","projet":"P","lieu":{"ville":"Pau"}},\n{"acteur":"B","projet":"P","n":1e3}]',
  },
  {
    name: 'graph.json',
    text: '{"nodes":[{"id":"a","label":"A"},{"id":"b"}],"links":[{"source":"a","target":"b","value":2}]}',
  },
  {
    name: 'kumu.json',
    text: '{"elements":[{"_id":"e1","attributes":{"label":"A"}},{"_id":"e2","attributes":{"label":"B"}}],"connections":[{"_id":"c","from":"e1","to":"e2","attributes":{}}]}',
  },
  { name: 'lines.jsonl', text: '{"acteur":"A","projet":"P"}\n{"acteur":"B","projet":"P"}\n' },
  {
    name: 'places.geojson',
    text: '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[-0.58,44.84]},"properties":{"nom":"A","commune":"Bordeaux"}}]}',
  },
  { name: 'graph.gexf', text: GEXF },
  { name: 'graph.graphml', text: GRAPHML },
  {
    name: 'graph.gml',
    text: 'graph [ directed 1\n node [ id 1 label "A" value 1.5 graphics [ x 1 y 2 ] ]\n node [ id 2 label "B" ]\n edge [ source 1 target 2 weight 3 ] ]\n',
  },
  {
    name: 'graph.net',
    text: '*Network n\n*Vertices 3 2\n1 "A" [1-3]\n2 "B"\n3 "C"\n*Arcs :1 "r"\n1 3 2\n*Edgeslist\n2 3\n*Matrix\n1\n0\n',
  },
  {
    name: 'project.paj',
    text: '*Network n\n*Vertices 2\n1 "A"\n2 "B"\n*Edges\n1 2\n*Partition p\n*Vertices 2\n1\n2\n*Vector v\n*Vertices 2\n0.5\n1.5\n',
  },
  { name: 'part.clu', text: '*Vertices 3\n1\n2\n1\n\n1 - GOV\n' },
  {
    name: 'full.dl',
    text: 'dl n=3 nm=2\nlabels:\na,b,c\nmatrix labels:\nx,y\ndata:\n0 1 0\n1 0 1\n0 1 0\n0 0 1\n0 0 0\n1 0 0\n',
  },
  { name: 'edges.dl', text: 'dl n=4 format=edgelist1\nlabels embedded\ndata:\na b 2\nb c 1\n' },
  {
    name: 'modes.dl',
    text: 'dl nr=2 nc=3 format = fullmatrix\nrow labels:\na b\ncol labels:\nx y z\ndata:\n1 0 1\n0 1 1\n',
  },
  {
    name: 'graph.vna',
    text: '*Node data\nID sector\na culture\nb social\n*Tie data\nfrom to strength\na b 2\n',
  },
  {
    name: 'graph.dot',
    text: 'strict digraph g { a [label="A"]; subgraph s { b; c } a -> b -> { c d } [weight=2] }\n',
  },
  { name: 'book.xlsx', text: CSV, pack: (text) => writeXlsx({ sheets: sheetsOf(text) }) },
  { name: 'book.ods', text: CSV, pack: (text) => writeOds({ sheets: sheetsOf(text) }) },
  // Parts of a workbook, so that the markup inside it is what is mutated.
  {
    name: 'sheet.xlsx',
    text: WORKBOOK_PARTS.sheet,
    pack: (text) => bytesOf(zipOf(WORKBOOK_PARTS.with(text))),
  },
]

/** Text that a repetition may add: enough to meet quadratic time, little enough to try thousands. */
const LONGEST = 60_000

const bytesOf = (bytes: Uint8Array): Promise<Uint8Array> => Promise.resolve(bytes)

function sheetsOf(text: string) {
  return [{ name: 'A', rows: text.split('\n').map((line) => line.split(';')) }]
}

/** A small generator of numbers from 0 to 1 (mulberry32): the same ones for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The file of a number: one of the seeds, mutated one to four times, now and then in its packed bytes. */
export async function mutatedFile(
  number: number,
  seeds: readonly SeedFile[] = SEEDS,
): Promise<{ name: string; bytes: Uint8Array }> {
  const random = randomFrom(number)
  const seed = pick(seeds, random)
  const pack = seed.pack ?? ((text: string) => bytesOf(Buffer.from(text)))
  const isOfBytes = random() < (seed.pack ? 0.4 : 0.25)
  let text = seed.text
  const times = 1 + Math.floor(random() * 4)
  if (isOfBytes) {
    let bytes = Buffer.from(await pack(text))
    for (let i = 0; i < times; i++) bytes = pick(BYTE_MUTATIONS, random)(bytes, random)
    return { name: nameOf(seed, random), bytes }
  }
  for (let i = 0; i < times; i++) text = pick(TEXT_MUTATIONS, random)(text, random)
  return { name: nameOf(seed, random), bytes: await pack(text) }
}

/** Seldom under the name of another kind. */
function nameOf(seed: SeedFile, random: Random): string {
  return random() < 0.05 ? pick(SEEDS, random).name : seed.name
}

function pick<T>(from: readonly T[], random: Random): T {
  const found = from[Math.floor(random() * from.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

const NUMBERS = [
  '1e308',
  '-1e308',
  '99999999999999999999',
  '999999999',
  '1e9',
  '0',
  '-1',
  'NaN',
  '0x7fffffff',
  '1.23E+13',
  '2147483648',
]
const SIGNS = [
  ';',
  ',',
  '\t',
  '|',
  '"',
  '""',
  '\n',
  '\r',
  '\0',
  '<',
  '>',
  ']',
  '[',
  '{',
  '}',
  '*',
  '%',
  '\u202E',
  '\uFEFF',
  '😀',
  '\uD800',
  '=cmd|x!A1',
  '&amp;',
  '&lol;',
  '<![CDATA[',
]

const TEXT_MUTATIONS: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => text.slice(0, Math.floor(random() * text.length)),
  (text, random) => text.slice(Math.floor(random() * text.length)),
  // A stretch again, up to two thousand times.
  (text, random) => {
    const [from, to] = stretch(text.length, random)
    const most = Math.max(1, Math.floor(LONGEST / (to - from + 1)))
    const times = Math.min(most, 1 + Math.floor(random() ** 4 * 2000))
    return text.slice(0, to) + text.slice(from, to).repeat(times) + text.slice(to)
  },
  (text, random) => {
    const [from, to] = stretch(text.length, random)
    return text.slice(0, from) + text.slice(to)
  },
  (text, random) => text.replaceAll(pick([';', ',', ' ', '\t'], random), pick(SIGNS, random)),
  (text, random) => {
    const digits = [...text.matchAll(/\d+/g)]
    if (digits.length === 0) return text + pick(NUMBERS, random)
    const found = pick(digits, random)
    return (
      text.slice(0, found.index) + pick(NUMBERS, random) + text.slice(found.index + found[0].length)
    )
  },
  (text, random) => {
    const at = Math.floor(random() * text.length)
    return text.slice(0, at) + pick(SIGNS, random) + text.slice(at)
  },
  // Deep nesting of what the format nests.
  (text, random) => {
    const at = Math.floor(random() * text.length)
    const deep = pick(
      ['[', '{', '{"a":', '<g>', 'node [ ', '"', '(', '<nodes><node id="x">'],
      random,
    )
    return text.slice(0, at) + deep.repeat(1 + Math.floor(random() ** 2 * 8000)) + text.slice(at)
  },
  // Lines of two kinds of files together.
  (text, random) => {
    const lines = text.split('\n')
    lines.splice(Math.floor(random() * lines.length), 0, ...pick(SEEDS, random).text.split('\n'))
    return lines.join('\n')
  },
  (text) => Buffer.from(text, 'utf8').toString('latin1'),
  (text, random) =>
    text.replace(/\w{2,}/g, (word) =>
      random() < 0.1 && word.length < 1000 ? word.repeat(1 + random() * 400) : word,
    ),
]

const BYTE_MUTATIONS: readonly ((bytes: Buffer, random: Random) => Buffer<ArrayBuffer>)[] = [
  (bytes, random) => {
    const flipped = Buffer.from(bytes)
    for (let i = 0; i < 1 + random() * 8; i++) {
      const at = Math.floor(random() * flipped.length)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    }
    return flipped
  },
  (bytes, random) => Buffer.from(bytes.subarray(0, Math.floor(random() * bytes.length))),
  (bytes, random) => {
    const [from, to] = stretch(bytes.length, random)
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to)])
  },
  (bytes, random) => {
    const at = Math.floor(random() * bytes.length)
    const noise = Buffer.from(Array.from({ length: 1 + random() * 30 }, () => random() * 256))
    return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)])
  },
]

function stretch(length: number, random: Random): [from: number, to: number] {
  const a = Math.floor(random() * length)
  const b = Math.floor(random() * length)
  return [Math.min(a, b), Math.max(a, b)]
}
