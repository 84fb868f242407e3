/**
 * Territories of the user's own in the address: `Rive droite=33063,33318|24322`, as the API takes them
 * after `communes:`.
 */
export type OwnTerritory = { name?: string; communes: readonly string[] }

const CODE = /^[0-9][0-9AB][0-9]{3}$/

/** What is not understood is left out. */
export function readOwn(text: string | null): OwnTerritory[] {
  return (text ?? '').split('|').flatMap((list) => {
    const sign = list.lastIndexOf('=')
    const name = list.slice(0, Math.max(0, sign)).trim()
    const communes = list
      .slice(sign + 1)
      .split(',')
      .map((code) => code.trim())
      .filter((code) => CODE.test(code))
    return communes.length === 0 ? [] : [{ ...(name !== '' && { name }), communes }]
  })
}

/** The inverse of `readOwn`. */
export function writeOwn(lists: readonly OwnTerritory[]): string {
  return lists
    .map(({ name, communes }) => {
      // The signs that part lists and names would end one early.
      const said = name?.replaceAll(/[|=]/g, ' ').trim() ?? ''
      return `${said === '' ? '' : `${said}=`}${communes.join(',')}`
    })
    .join('|')
}

/** The level that the API is asked for: `own` stands for the lists of the address. */
export function levelAsked(level: string | null, own: string | null): string | null {
  if (level !== 'own') return level
  const lists = writeOwn(readOwn(own))
  return lists === '' ? null : `communes:${lists}`
}

/** How a text is looked for: without accents and capitals. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
