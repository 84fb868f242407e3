import type { Place } from '../domain/records.ts'

/** Real communes of the five départements of the former Aquitaine: INSEE code, name, latitude, longitude. */
const COMMUNES = [
  ['24322', 'Périgueux', 45.184, 0.721],
  ['24037', 'Bergerac', 44.853, 0.483],
  ['24520', 'Sarlat-la-Canéda', 44.889, 1.216],
  ['24311', 'Nontron', 45.529, 0.662],
  ['24547', 'Terrasson-Lavilledieu', 45.131, 1.301],
  ['24352', 'Ribérac', 45.244, 0.338],
  ['24551', 'Thiviers', 45.416, 0.92],
  ['33063', 'Bordeaux', 44.838, -0.579],
  ['33281', 'Mérignac', 44.842, -0.645],
  ['33318', 'Pessac', 44.806, -0.631],
  ['33243', 'Libourne', 44.912, -0.243],
  ['33009', 'Arcachon', 44.658, -1.168],
  ['33227', 'Langon', 44.553, -0.248],
  ['33058', 'Blaye', 45.128, -0.665],
  ['33352', 'La Réole', 44.581, -0.038],
  ['33240', 'Lesparre-Médoc', 45.307, -0.937],
  ['40192', 'Mont-de-Marsan', 43.89, -0.5],
  ['40088', 'Dax', 43.708, -1.053],
  ['40184', 'Mimizan', 44.2, -1.229],
  ['40119', 'Hagetmau', 43.655, -0.592],
  ['40217', 'Parentis-en-Born', 44.351, -1.071],
  ['40001', 'Aire-sur-l’Adour', 43.7, -0.262],
  ['47001', 'Agen', 44.203, 0.616],
  ['47157', 'Marmande', 44.501, 0.165],
  ['47323', 'Villeneuve-sur-Lot', 44.408, 0.705],
  ['47195', 'Nérac', 44.136, 0.339],
  ['47106', 'Fumel', 44.499, 0.966],
  ['47052', 'Casteljaloux', 44.316, 0.089],
  ['64445', 'Pau', 43.295, -0.371],
  ['64102', 'Bayonne', 43.493, -1.475],
  ['64122', 'Biarritz', 43.483, -1.559],
  ['64422', 'Oloron-Sainte-Marie', 43.194, -0.606],
  ['64430', 'Orthez', 43.488, -0.77],
  ['64371', 'Mauléon-Licharre', 43.22, -0.886],
  ['64483', 'Saint-Jean-de-Luz', 43.389, -1.663],
  ['64160', 'Cambo-les-Bains', 43.358, -1.401],
] as const

export const DEMO_PLACES: readonly Place[] = COMMUNES.map(
  ([commune, label, latitude, longitude]) => ({
    commune,
    label,
    latitude,
    longitude,
    precision: 'commune',
  }),
)

/** The département of a demonstration place: the first two digits of its commune (none is overseas). */
export function departementOfPlace(place: Place | undefined): string {
  return place?.commune?.slice(0, 2) ?? ''
}
