/**
 * Words of names that tell little or nothing apart, in the languages that French registers and European
 * programmes write. All are folded as `name-form.ts` folds: no accents, lower case.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Small words: left out wherever names are compared. */
export const SMALL_WORDS = words(`
  a al ala and au aux d da das de degli dei del della delle dello dem den der des di die do dos du e
  el en et for fuer fur g i il im in l la las le les lo los n na of of on par per pour s sur the to u
  und van von voor w y zu zum zur dans chez ses son sa studi
`)

/** What kind of legal person it is: kept apart, because files give it or leave it out. */
export const LEGAL_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sa: 'sa',
    sas: 'sas',
    sasu: 'sas',
    sarl: 'sarl',
    eurl: 'sarl',
    snc: 'snc',
    sci: 'sci',
    scop: 'scop',
    scic: 'scic',
    gie: 'gie',
    gip: 'gip',
    epic: 'epic',
    ltd: 'ltd',
    limited: 'ltd',
    plc: 'plc',
    llc: 'llc',
    inc: 'inc',
    corp: 'inc',
    corporation: 'inc',
    co: 'co',
    gmbh: 'gmbh',
    mbh: 'gmbh',
    ag: 'ag',
    aktiengesellschaft: 'ag',
    kg: 'kg',
    kommanditgesellschaft: 'kg',
    ev: 'ev',
    spa: 'spa',
    scpa: 'scpa',
    scarl: 'scrl',
    scrl: 'scrl',
    srl: 'srl',
    sl: 'sl',
    slu: 'sl',
    lda: 'lda',
    bv: 'bv',
    nv: 'nv',
    bvba: 'bvba',
    vzw: 'vzw',
    asbl: 'asbl',
    ab: 'ab',
    aktiebolag: 'ab',
    asa: 'asa',
    as: 'as',
    aps: 'aps',
    oy: 'oy',
    oyj: 'oy',
    doo: 'doo',
    zrt: 'zrt',
    kft: 'kft',
    sro: 'sro',
    ae: 'ae',
  }),
)

/** Legal forms of several words, as they are read before names are cut into words. */
export const LONG_LEGAL_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bsocieta consortile per azioni\b/g, ' scpa '],
  [/\bsocieta per azioni\b/g, ' spa '],
  [/\bsocieta a responsabilita limitata\b/g, ' srl '],
  [/\bsociedad limitada\b/g, ' sl '],
  [/\bsociedad anonima\b/g, ' sa '],
  [/\bsociete anonyme\b/g, ' sa '],
  [/\bsociete a responsabilite limitee\b/g, ' sarl '],
  [/\bsociete par actions simplifiee\b/g, ' sas '],
  [/\bsociete cooperative d interet collectif\b/g, ' scic '],
  [/\bpublic limited company\b/g, ' plc '],
  [/\bsp(olka)? z ?o ?o\b/g, ' spzoo '],
  [/\b(association )?loi (de |du )?(1er juillet )?1901\b/g, ' '],
]

/** Words of many names: they count less than the words that name one actor. */
export const COMMON_WORDS = words(`
  action agence amicale amis art arts asso association associations atelier ateliers bibliotheque bureau
  cafe centre centro center college collectif comite commune communal communaute communautaire compagnie
  conseil consortium cooperative culture culturel culturelle departement departemental departementale
  developpement direction ecole economie education enseignement ensemble entreprise entreprises
  environnement equipe espace espaces etude etudes europe european europeen europeenne faculte federation
  fondation formation foundation foyer france francais francaise general generale groupe group groupement
  hopital habitat initiative initiatives institut institute instituto istituto international jeunes
  jeunesse laboratoire laboratoires laboratory ligue local locale maison mairie mediatheque ministere
  mission mouvement municipal municipale musee national nationale numerique office organisation pole
  projet public publique recherche recherches regie region regional regionale research reseau ressources
  rural rurale sante science sciences scolaire section service services site social sociale societe
  solidarite sport sportif sportive syndicat systeme systemes technique techniques technologie
  technologies technology theatre tourisme unite unites union universitaet universitat universita
  universite universites university universidad universidade universiteit urbain vie ville
  applied angewandte engineering development nazionale nacional national academy systems management
  tiers lieu lieux quartier club
`)

/**
 * Words that one name has and another leaves out, of the same body: what it calls itself. They tell it
 * apart only from another that calls itself otherwise.
 */
export const FILLERS = words(`
  laboratoire unite institut centre groupe equipe societe association compagnie entreprise etablissements
  company gesellschaft groupement structure recherche
`)

/** Institutions under which research units are named: how their names begin. */
export const INSTITUTIONS = words(`
  cnrs inserm inra inrae irstea ird cea inria cirad ifremer universite insa inp ensma isae ensam csic
`)

/** Beside another name, these say to whom it belongs and what it is for them. */
export const PARENTS: ReadonlySet<string> = new Set([
  ...INSTITUTIONS,
  ...words('umr ur upr ums usr ea fre uar unite mixte cedex iramis dsm dsv'),
])

/** With one of these, a part of a name that begins with an institution is more than the institution. */
export const UNITS_OF_INSTITUTIONS = words(`
  laboratoire institut centre unite equipe departement groupe faculte faculty ecole recherche service
`)

/** Institutions, and bodies of several words, by the short name that everybody writes. */
export const SHORT_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\bcentre nationale? (de la |de )?recherches? scientifiques?\b/g, ' cnrs '],
  [/\binstitut national de la recherche agronomique\b/g, ' inra '],
  [/\binstitut national de (la )?sante et de (la )?recherche medicale\b/g, ' inserm '],
  [/\binstitut de recherche pour le developpement\b/g, ' ird '],
  [/\bcommissariat a l ?energie atomique( et aux energies alternatives)?\b/g, ' cea '],
]

/** Words that are written short, or in several languages, by one form of them. */
export const SAME_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    universite:
      'univ university universitaet universitat universita universidad universidade universiteit universitet universitetet universities universites uniwersytet univerzita universitatea',
    institut: 'inst institute instituto istituto instytut instituut institutes instituts insitut',
    laboratoire: 'lab labo laboratory laboratories laboratoires laboratorio laboratorium',
    centre: 'ctre center centro centrum zentrum centres',
    departement: 'dept department dipartimento departamento',
    association: 'asso ass assoc associations asociacion associazione associacao',
    comite: 'cte committee',
    federation: 'fed',
    saint: 'st',
    sainte: 'ste',
    international: 'intl internationale internacional internazionale',
    direction: 'dir',
    compagnie: 'cie',
    societe: 'soc',
    etablissements: 'ets',
    conseil: 'cons',
    mediatheque: 'mediath',
    bibliotheque: 'biblio',
    technologie:
      'technology technologies tecnologia tecnologie technique technical technische technisch technischen techniques tecnica tecnico technology',
    recherche: 'research recherches ricerca ricerche investigacion forschung',
    science: 'sciences ciencias scienze wissenschaften ciencia',
    academie: 'academy akademie akademia akademiei',
    systeme: 'systems systemes system sistemi sistemas',
    national: 'nationale nacional nazionale national',
    unite: 'unit unites',
    groupe: 'group gruppo grupo gruppe',
    equipe: 'team',
    fondation: 'foundation fundacion fondazione fundacao stiftung',
    ecole: 'school escuela scuola',
    neuroscience: 'neurosciences',
    polytechnique: 'polytechnic politecnico polytechnische',
    consortium: 'consorzio consorcio',
  }).flatMap(([one, others]) => others.split(' ').map((other): [string, string] => [other, one])),
)
