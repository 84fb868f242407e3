import { departements } from './decoupage.ts'
import { communeByCode } from './communes.ts'
import { kilometresBetween, pointOf, pointOfDepartement, type CommunePoint } from './points.ts'

/**
 * Kilometres within which a place of the commune lies of its point. Of communes with a point of their own,
 * 999 in 1,000 are within 23 km of the mean of their postcode, 40 of their EPCI, 87 of their département;
 * to this the width of a commune is added (Arles: 40).
 */
const WITHIN: Readonly<Record<CommunePoint['precision'], number>> = {
  commune: 40,
  postcode: 45,
  epci: 65,
  departement: 120,
}
/** Communes of Guyane are as wide as départements elsewhere. */
const WITHIN_GUYANE = 300

type Point = { latitude: number; longitude: number }

/** Kilometres between a point and a commune where it can be in none of its parts; 0 where it can. */
export function kilometresOutside(point: Point, communeCode: string): number | undefined {
  const known = pointOf(communeCode)
  if (known === undefined) return undefined
  const distance = kilometresBetween(point, known)
  const isGuyane = communeByCode(communeCode)?.departement === '973'
  return distance <= (isGuyane ? WITHIN_GUYANE : WITHIN[known.precision]) ? 0 : distance
}

/** The same for a département, by its code. */
export function kilometresOutsideDepartement(point: Point, code: string): number | undefined {
  if (!departements().has(code)) return undefined
  const known = pointOfDepartement(code)
  if (known === undefined) return undefined
  const distance = kilometresBetween(point, known)
  return distance <= (code === '973' ? WITHIN_GUYANE : WITHIN.departement) ? 0 : distance
}
