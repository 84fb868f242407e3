/** What one import may take. Every limit gives its own AppError, with the file and where it was met. */
export type ImportLimits = {
  /** Bytes of a file as it comes (compressed or not). */
  fileBytes: number
  /** Bytes of a file once decompressed: a small gzip can hold a very large file. */
  decompressedBytes: number
  /** Rows of data in one file. */
  rows: number
  columns: number
  /** Bytes of one line of a text file, and of one record whose quotes span several lines. */
  lineBytes: number
  /** Characters of one cell; what a record's text may hold (domain/records.ts). */
  cellLength: number
  /** Problems of one rule that are kept with their place; beyond, they are only counted. */
  problems: number
}

/**
 * Enough for a country's open data (500,000 participations are about 60 MB) and far below what would
 * exhaust a small machine. A million columns fit in `lineBytes`, so that they get their own message.
 */
export const DEFAULT_LIMITS: ImportLimits = {
  fileBytes: 500_000_000,
  decompressedBytes: 2_000_000_000,
  rows: 3_000_000,
  columns: 1_000,
  lineBytes: 16_000_000,
  cellLength: 20_000,
  problems: 10_000,
}

/** The limits with some of them set otherwise. */
export function importLimits(overrides: Partial<ImportLimits> = {}): ImportLimits {
  return { ...DEFAULT_LIMITS, ...overrides }
}
