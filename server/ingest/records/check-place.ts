import { kilometresOutside, kilometresOutsideDepartement } from '../../geography/nearness.ts'
import { isFrance } from '../../geography/place-names.ts'
import { territoryLabel, type PlaceNames, type Territory } from './place-names.ts'
import type { RowValue } from './read-record.ts'
import type { RowIssues } from './row-issues.ts'

type Point = { latitude: number; longitude: number }

const LATITUDE = 'place.latitude'
const LONGITUDE = 'place.longitude'

/**
 * Checks the point of a row against what it says of the commune, or the département. A point whose
 * coordinates changed places, or that stands for nothing (0, 0), is left out; one that is elsewhere stays
 * as it is written. The row goes in, and the fix is proposed.
 */
export function checkPlace(values: RowValue[], issues: RowIssues, places: PlaceNames): void {
  const [latitude, longitude] = [find(values, LATITUDE), find(values, LONGITUDE)]
  if (typeof latitude?.value !== 'number') return
  if (typeof longitude?.value !== 'number') {
    if (Math.abs(latitude.value) > 90) refuseLatitude(values, latitude, issues)
    return
  }
  const point = { latitude: latitude.value, longitude: longitude.value }
  const column = `${latitude.bound.field.column}, ${longitude.bound.field.column}`
  const value = textOf(point)
  if (point.latitude === 0 && point.longitude === 0) {
    issues.note('zero-coordinates', column, value)
    leaveOut(values)
    return
  }
  const territory = places.territoryOf({
    code: text(values, 'place.commune'),
    name: text(values, 'place.name') ?? text(values, 'place.label'),
    postcode: text(values, 'place.postcode'),
    departement: text(values, 'place.departement'),
    region: text(values, 'place.region'),
    country: text(values, 'place.country'),
  })
  const turned = { latitude: point.longitude, longitude: point.latitude }
  const isSwapped = territory
    ? distanceTo(territory, point) > 0 && distanceTo(territory, turned) === 0
    : isFrenchOrUntold(values) && isImpossible(point, turned)
  if (isSwapped) {
    const fix = { value: textOf(turned) }
    const isAccepted = issues.propose('noted', 'coordinates-swapped', column, {
      value,
      expected: fix.value,
      fix,
    })
    leaveOut(values)
    if (isAccepted) {
      values.push(
        { ...latitude, value: turned.latitude },
        { ...longitude, value: turned.longitude },
      )
    }
    return
  }
  if (Math.abs(point.latitude) > 90) {
    refuseLatitude(values, latitude, issues)
    return
  }
  const distance = territory ? distanceTo(territory, point) : 0
  if (territory === undefined || distance === 0) return
  const mirrored = { latitude: point.latitude, longitude: -point.longitude }
  const isMirrored = distanceTo(territory, mirrored) === 0
  const isAccepted = issues.propose('noted', 'coordinates-elsewhere', column, {
    value,
    expected: `${Math.round(distance)} km, ${territoryLabel(territory)}`,
    fix: isMirrored ? { value: textOf(mirrored) } : {},
  })
  if (!isAccepted) return
  leaveOut(values)
  if (isMirrored) values.push(latitude, { ...longitude, value: mirrored.longitude })
}

function refuseLatitude(values: RowValue[], { bound, value }: RowValue, issues: RowIssues): void {
  const proposal = { value: String(value), expected: '-90 … 90', fix: {} }
  if (issues.propose('refused', 'out-of-range', bound.field.column, proposal)) leaveOut(values)
}

/** Kilometres outside; 0 within, or where it cannot be told. */
function distanceTo(territory: Territory, point: Point): number {
  if (Math.abs(point.latitude) > 90) return Infinity
  return (
    ('commune' in territory
      ? kilometresOutside(point, territory.commune.code)
      : kilometresOutsideDepartement(point, territory.departement.code)) ?? 0
  )
}

/**
 * Past a pole, or off Somalia, which is in no French register, and in the right place the other way round.
 * Without a territory nothing else can be told.
 */
function isImpossible(point: Point, turned: Point): boolean {
  if (Math.abs(point.latitude) > 90) return Math.abs(turned.latitude) <= 90
  return isMetropolitan(turned)
}

function isMetropolitan({ latitude, longitude }: Point): boolean {
  return latitude >= 41 && latitude <= 51.5 && longitude >= -5.5 && longitude <= 10
}

function isFrenchOrUntold(values: readonly RowValue[]): boolean {
  const country = text(values, 'place.country')
  return country === undefined || isFrance(country)
}

function leaveOut(values: RowValue[]): void {
  for (const path of [LATITUDE, LONGITUDE]) {
    const at = values.findIndex(({ bound }) => bound.path === path)
    if (at !== -1) values.splice(at, 1)
  }
}

function find(values: readonly RowValue[], path: string): RowValue | undefined {
  return values.find(({ bound }) => bound.path === path)
}

function text(values: readonly RowValue[], path: string): string | undefined {
  const value = find(values, path)?.value
  return typeof value === 'string' ? value : undefined
}

function textOf({ latitude, longitude }: Point): string {
  return `${latitude} ; ${longitude}`
}
