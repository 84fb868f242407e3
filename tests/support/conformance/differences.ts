/** Two numbers are the same to so much of the greater one, or when both are nothing but rounding. */
const RELATIVE = 1e-9
const ROUNDING = 1e-12

/** Where two JSON values differ, as `place: expected … found …`. */
export function differences(expected: unknown, found: unknown, place = ''): string[] {
  if (typeof expected === 'number' && typeof found === 'number') {
    const scale = Math.max(Math.abs(expected), Math.abs(found))
    const isSame = scale < ROUNDING || Math.abs(expected - found) <= RELATIVE * scale
    return isSame ? [] : [`${place}: expected ${expected}, found ${found}`]
  }
  if (!isBranch(expected) || !isBranch(found)) {
    return expected === found
      ? []
      : [`${place}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`]
  }
  const [kept, now] = [expected, found].map(
    (branch) => new Map<string, unknown>(Object.entries(branch)),
  )
  const keys = new Set([...(kept?.keys() ?? []), ...(now?.keys() ?? [])])
  return [...keys].flatMap((key) => differences(kept?.get(key), now?.get(key), `${place}/${key}`))
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
