/**
 * A place's name as it is compared: without accents, case, hyphens, apostrophes; `St`, `Ste` and `s/`
 * written out, ligatures undone, a postal `CEDEX` and the words around an arrondissement's number left
 * out (`Paris 12e arrondissement` and `PARIS 12` are the same). Two different communes may share it.
 */
export function foldPlaceName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/\bs\/\s*/g, 'sur ')
    .replace(/\bcedex\b.*$/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bs (?=[a-z]{2})/g, 'sur ')
    .replace(/ arrondissement$/, '')
    .replace(/\b0*(\d+) ?(?:er|e|eme)?$/, '$1')
}

// How a column of countries calls France and the parts of it that have communes.
const FRANCE: ReadonlySet<string> = new Set(
  'france|fr|fra|republique francaise|france metropolitaine|la reunion|reunion|guadeloupe|martinique|guyane|guyane francaise|mayotte|saint pierre et miquelon|saint martin|saint barthelemy|polynesie francaise|nouvelle caledonie|wallis et futuna'.split(
    '|',
  ),
)

/** Whether a country's name or code is that of France, or of a part of it that has communes. */
export function isFrance(country: string): boolean {
  return FRANCE.has(foldPlaceName(country))
}
