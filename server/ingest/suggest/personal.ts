/**
 * Whether a column's name says that it holds names of persons or ways to reach them: such columns are
 * left out of every import unless the mapping keeps persons. Law and reasons: legal persons are outside
 * the GDPR, named contacts are inside.
 */
export function isPersonal(header: string): boolean {
  const joined = ` ${headerWords(header).join(' ')} `
  if (PERSONAL.some((pattern) => pattern.test(joined))) return true
  return OFFICE.test(joined) && !ORGANISATION.test(joined)
}

const PERSONAL: readonly RegExp[] = [
  / (prenoms?|first ?names?|last ?names?|surname|given name|family name) /,
  / nom (de )?(famille|naissance|jeune fille|usage|contact|du contact) /,
  / (courriels?|e ?mails?|mails?|mel|adresse electronique) /,
  / (telephones?|tel|tels|phones?|portables?|mobiles?|fax|telecopie|gsm) /,
  / (contacts?|interlocuteurs?|interlocutrices?|correspondants?|correspondantes?) /,
  / (civilite|genre|sexe|gender|date (de )?naissance|birth ?date|birthday|nationalite) /,
  / (scientific lead|principal investigator|investigators?|numero (de )?securite sociale) /,
]

/** Offices that persons hold; an "organisme responsable" is an organisation all the same. */
const OFFICE =
  / (responsables?|referents?|referentes?|directeurs?|directrices?|presidents?|presidentes?|dirigeants?|dirigeantes?|signataires?|animateurs?|animatrices?) /
const ORGANISATION =
  / (organismes?|organisations?|organizations?|structures?|associations?|etablissements?|entreprises?|collectivites?|services?|company|institutions?) /

/** What is longer is no header; the patterns below look at each letter more than once. */
const MAX_LENGTH = 200

/** A header's words, lower-case and without accents: at spaces, signs, and capitals inside words. */
export function headerWords(header: string): string[] {
  return header
    .slice(0, MAX_LENGTH)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
}
