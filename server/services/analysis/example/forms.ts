/** How terms make a value: what is worked out, and how it is written with the numbers set in. */
type Form = {
  value: (terms: readonly number[]) => number
  latex: (numbers: readonly string[]) => string
}

const at = (terms: readonly number[], place: number): number => terms[place] ?? Number.NaN
const written = (numbers: readonly string[], place: number): string => numbers[place] ?? ''

function fraction(above: string, below: string): string {
  return `\\frac{${above}}{${below}}`
}

/** The shapes of the formulas that are worked out with the reader's own numbers; a closed list. */
const FORMS = {
  ratio: {
    value: (t) => at(t, 0) / at(t, 1),
    latex: (n) => fraction(written(n, 0), written(n, 1)),
  },
  half: { value: (t) => at(t, 0) / 2, latex: (n) => fraction(written(n, 0), '2') },
  complement: {
    value: (t) => 1 - at(t, 0) / at(t, 1),
    latex: (n) => `1 - ${fraction(written(n, 0), written(n, 1))}`,
  },
  part: {
    value: (t) => at(t, 0) / (at(t, 0) + at(t, 1)),
    latex: (n) => fraction(written(n, 0), `${written(n, 0)} + ${written(n, 1)}`),
  },
  index: {
    value: (t) => (at(t, 0) - at(t, 1)) / (at(t, 0) + at(t, 1)),
    latex: (n) =>
      fraction(`${written(n, 0)} - ${written(n, 1)}`, `${written(n, 0)} + ${written(n, 1)}`),
  },
  difference: {
    value: (t) => at(t, 0) - at(t, 1),
    latex: (n) => `${written(n, 0)} - ${written(n, 1)}`,
  },
  sum: {
    value: (t) => t.reduce((sum, one) => sum + one, 0),
    // A term below zero brings its own sign.
    latex: (n) => n.map((one, k) => (k === 0 || one.startsWith('-') ? one : `+ ${one}`)).join(' '),
  },
  excess: {
    value: (t) => (at(t, 0) - at(t, 1)) / (1 - at(t, 1)),
    latex: (n) => fraction(`${written(n, 0)} - ${written(n, 1)}`, `1 - ${written(n, 1)}`),
  },
  /** From the first, how far the second is on the way to the third. */
  way: {
    value: (t) => (at(t, 1) - at(t, 0)) / (at(t, 2) - at(t, 0)),
    latex: (n) =>
      fraction(`${written(n, 1)} - ${written(n, 0)}`, `${written(n, 2)} - ${written(n, 0)}`),
  },
  relative: {
    value: (t) => (at(t, 1) - at(t, 0)) / at(t, 0),
    latex: (n) => fraction(`${written(n, 1)} - ${written(n, 0)}`, written(n, 0)),
  },
  deficit: {
    value: (t) => Math.max(0, (at(t, 0) - at(t, 1)) / at(t, 0)),
    latex: (n) =>
      `\\max\\left(0,\\; ${fraction(`${written(n, 0)} - ${written(n, 1)}`, written(n, 0))}\\right)`,
  },
  rescaled: {
    value: (t) => (2 * (at(t, 0) - at(t, 1))) / (at(t, 2) - at(t, 1)) - 1,
    latex: (n) =>
      `2\\; ${fraction(`${written(n, 0)} - ${written(n, 1)}`, `${written(n, 2)} - ${written(n, 1)}`)} - 1`,
  },
  cross: {
    value: (t) => (at(t, 0) * at(t, 1)) / (at(t, 2) * at(t, 3)),
    latex: (n) =>
      fraction(
        `${written(n, 0)} \\times ${written(n, 1)}`,
        `${written(n, 2)} \\times ${written(n, 3)}`,
      ),
  },
  gupta: {
    value: (t) => (at(t, 0) - 1) / (at(t, 1) - 1),
    latex: (n) => fraction(`${written(n, 0)} - 1`, `${written(n, 1)} - 1`),
  },
  /** Pairs seen of those possible among so many. */
  pairs: {
    value: (t) => (2 * at(t, 0)) / (at(t, 1) * (at(t, 1) - 1)),
    latex: (n) =>
      fraction(`2 \\times ${written(n, 0)}`, `${written(n, 1)} \\times (${written(n, 1)} - 1)`),
  },
  twice: {
    value: (t) => (2 * at(t, 0)) / at(t, 1),
    latex: (n) => fraction(`2 \\times ${written(n, 0)}`, written(n, 1)),
  },
  product: {
    value: (t) => at(t, 0) / (at(t, 1) * at(t, 2)),
    latex: (n) => fraction(written(n, 0), `${written(n, 1)} \\times ${written(n, 2)}`),
  },
  fourfold: {
    value: (t) => (4 * at(t, 0)) / at(t, 1),
    latex: (n) => fraction(`4 \\times ${written(n, 0)}`, written(n, 1)),
  },
  /** Half way between the two values in the middle; what else is said is beside the sum. */
  middle: {
    value: (t) => (at(t, 0) + at(t, 1)) / 2,
    latex: (n) => fraction(`${written(n, 0)} + ${written(n, 1)}`, '2'),
  },
  /** Pearson's of two columns of the same values: from the means of products, values and squares. */
  alike: {
    value: (t) => (at(t, 0) - at(t, 1) ** 2) / (at(t, 2) - at(t, 1) ** 2),
    latex: (n) =>
      fraction(
        `${written(n, 0)} - {${written(n, 1)}}^2`,
        `${written(n, 2)} - {${written(n, 1)}}^2`,
      ),
  },
  /** Pearson's of two columns of 0 and 1: of all pairs those with the one, with the other, with both. */
  fit: {
    value([all = 0, one = 0, other = 0, both = 0]) {
      return (all * both - one * other) / Math.sqrt(one * (all - one) * other * (all - other))
    },
    latex([all = '', one = '', other = '', both = '']) {
      const spread = (n: string) => `${n} \\times (${all} - ${n})`
      return fraction(
        `${all} \\times ${both} - ${one} \\times ${other}`,
        `\\sqrt{${spread(one)} \\times ${spread(other)}}`,
      )
    },
  },
  perTenThousand: {
    value: (t) => (10_000 * at(t, 0)) / at(t, 1),
    latex: (n) => `10\\,000 \\times ${fraction(written(n, 0), written(n, 1))}`,
  },
} as const satisfies Readonly<Record<string, Form>>

export type FormName = keyof typeof FORMS

/** A number that goes into a value; `explain.term.<code>` says what it is. */
export type Term = { code: string; value: number }

/** A value worked out: the terms, in the order of the form. */
export type Working = {
  form: FormName
  terms: Term[]
  /** What is worked out, where it is the distance from chance and not the value. */
  of?: 'z'
}

export function workOut({ form, terms }: Working): number {
  return FORMS[form].value(terms.map(({ value }) => value))
}

/** The right side of the equation, in LaTeX, the terms written as said. */
export function writeWorking({ form }: Working, numbers: readonly string[]): string {
  // Between other signs a number below zero stands in brackets.
  const isSum = form === 'sum'
  return FORMS[form].latex(numbers.map((n) => (n.startsWith('-') && !isSum ? `(${n})` : n)))
}
