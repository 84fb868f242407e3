/**
 * What kind of body a name says it is, and the name without it: "CCAS de Pau" is `ccas` and "pau". The
 * two are kept apart, so that neither "pau" of two bodies nor two spellings of one body are mixed up.
 * Read from folded text, the longest first; what they are called in full counts as their short name.
 */
const TYPES: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['ccas', /\b(ccas|centre communal d action sociale)\b/],
  ['cias', /\b(cias|centre intercommunal d action sociale)\b/],
  ['mission-locale', /\bmission locale\b/],
  ['office-de-tourisme', /\b(office (de|du|municipal de|intercommunal de) tourisme|ot(?= de\b))\b/],
  ['mjc', /\b(mjc|maisons? des jeunes (et (de la|pour la) )?culture)\b/],
  [
    'communaute-de-communes',
    /\b(communaute de communes|cc(?= (de|du|des)\b)|cdc(?= (de|du|des)\b))\b/,
  ],
  ['communaute-d-agglomeration', /\b(communaute d agglomeration|ca(?= (de|du|des)\b))\b/],
  ['communaute-urbaine', /\bcommunaute urbaine\b/],
  ['metropole', /\bmetropole\b/],
  ['departement', /\b(conseil (departemental|general)|departement(?= (de|du|des|d)\b))\b/],
  ['region', /\b(conseil regional|region(?= \w))\b/],
  ['syndicat', /\b(syndicat (mixte|intercommunal)|sivu|sivom)\b/],
  [
    'commune',
    /\b(mairie|hotel de ville|ville(?= (de|du|des|d)\b)|commune(?= (de|du|des|d)\b)|municipalite)\b/,
  ],
  ['ecole-maternelle', /\becole maternelle\b/],
  ['ecole', /\becole (elementaire|primaire|publique)\b/],
  ['lycee', /\blycee\b/],
  ['college', /\bcollege(?= (de|du|des|d|[a-z]{4,})\b)/],
  ['iut', /\b(iut|institut universitaire de technologie)\b/],
  ['hopital', /\b(chu|centre hospitalier( universitaire| regional)*|hopital)\b/],
  ['ehpad', /\behpad\b/],
  ['mediatheque', /\b(mediatheque|bibliotheque)\b/],
  [
    'centre-social',
    /\b(centres? soci(al|aux)( et culturel| socio culturel)?|espace de vie sociale)\b/,
  ],
  ['epn', /\b(epn|espace public numerique|cyberbase|cyber base)\b/],
  ['fablab', /\bfab ?lab\b/],
]

/** The type that a folded name says, where it says one, and the name without those words. */
export function splitType(text: string): { type?: string; rest: string } {
  for (const [type, pattern] of TYPES) {
    if (pattern.test(text)) return { type, rest: text.replace(pattern, ' ') }
  }
  return { rest: text }
}
