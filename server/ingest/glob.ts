/**
 * Whether a file's name is one that a mapping's glob means: `*` any characters, `?` one, `{a,b}` either.
 * Case does not count; folders before the name, or the archive it is in, need not be in the glob.
 * Linear in the name for each `*`.
 */
export function matchesGlob(glob: string, name: string): boolean {
  const whole = name.normalize('NFC').toLowerCase()
  const base = whole.slice(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1)
  const meant = glob.normalize('NFC').toLowerCase()
  // A proposed mapping names the file as it is, whatever signs it is called by.
  if (meant === whole || meant === base) return true
  return expandBraces(meant).some((one) => matches(one, base) || matches(one, whole))
}

const MAX_ALTERNATIVES = 64

function expandBraces(glob: string): string[] {
  let done: string[] = []
  let open = [glob]
  while (open.length > 0 && done.length + open.length <= MAX_ALTERNATIVES) {
    const next: string[] = []
    for (const one of open) {
      const found = /\{([^{}]*)\}/.exec(one)
      if (found === null) done.push(one)
      else {
        const [whole, inner = ''] = found
        const after = one.slice(found.index + whole.length)
        for (const part of inner.split(',')) next.push(one.slice(0, found.index) + part + after)
      }
    }
    open = next
  }
  done = [...done, ...open]
  return done
}

/** Greedy matching with one point to go back to: never exponential. */
function matches(glob: string, name: string): boolean {
  let g = 0
  let n = 0
  let star = -1
  let mark = 0
  while (n < name.length) {
    if (g < glob.length && (glob[g] === '?' || (glob[g] === name[n] && glob[g] !== '*'))) {
      g++
      n++
    } else if (glob[g] === '*') {
      star = g++
      mark = n
    } else if (star !== -1) {
      g = star + 1
      n = ++mark
    } else return false
  }
  while (glob[g] === '*') g++
  return g === glob.length
}
