/** The parts of France that are maps of their own, in degrees, with some room around each. */
export const FRAMES = [
  { code: 'mainland', west: -5.9, east: 10.3, south: 40.9, north: 51.7 },
  { code: '971', west: -62, east: -60.8, south: 15.7, north: 16.7 },
  { code: '972', west: -61.4, east: -60.6, south: 14.2, north: 15.1 },
  { code: '973', west: -54.9, east: -51.3, south: 1.9, north: 6.1 },
  { code: '974', west: 55, east: 56, south: -21.6, north: -20.7 },
  { code: '976', west: 44.8, east: 45.5, south: -13.2, north: -12.4 },
] as const
export type FrameCode = (typeof FRAMES)[number]['code']

/** Which of the maps shows a place; undefined where none does. */
export function frameAt(longitude: number, latitude: number): FrameCode | undefined {
  return FRAMES.find(
    ({ west, east, south, north }) =>
      longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  )?.code
}

export const isOnMap = (longitude: number, latitude: number): boolean =>
  frameAt(longitude, latitude) !== undefined
