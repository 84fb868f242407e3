import type { Formulas } from './symbols.ts'

/** Paths over a middle actor b between two actors without a tie, by the sectors of the three. */
const paths = (sectors: string, symbols: Formulas[string]['symbols']): Formulas[string] => ({
  lines: [`\\left|\\{\\, (a,c) : a \\sim b \\sim c,\\; a \\nsim c,\\; ${sectors} \\,\\}\\right|`],
  symbols,
})

export const brokerageFormulas: Formulas = {
  'brokerage-coordinator': paths('g_a = g_b = g_c', ['b_actor', 'g_a']),
  'brokerage-itinerant': paths('g_a = g_c \\ne g_b', ['b_actor', 'g_a']),
  'brokerage-boundary': paths('(g_a = g_b) \\,\\veebar\\, (g_b = g_c)', ['b_actor', 'g_a', 'xor']),
  'brokerage-gatekeeper': {
    lines: [
      '\\left|\\{\\, (a,c) : a \\to b \\to c,\\; a \\nrightarrow c,\\; g_a \\ne g_b = g_c \\,\\}\\right|',
    ],
    symbols: ['b_actor', 'g_a', 'arrow'],
  },
  'brokerage-representative': {
    lines: [
      '\\left|\\{\\, (a,c) : a \\to b \\to c,\\; a \\nrightarrow c,\\; g_a = g_b \\ne g_c \\,\\}\\right|',
    ],
    symbols: ['b_actor', 'g_a', 'arrow'],
  },
  'brokerage-liaison': paths('g_a \\ne g_b \\ne g_c \\ne g_a', ['b_actor', 'g_a']),
  participation: {
    lines: ['1 - \\sum_g \\left( \\frac{s_{ig}}{s_i} \\right)^{2}'],
    symbols: ['s_ig', 's_i'],
  },
  'actor-ei': { lines: ['\\frac{E_i - I_i}{E_i + I_i}'], symbols: ['E_i', 'I_i'] },
  ssi: {
    lines: [
      '\\frac{\\lambda\\, v_i}{\\bar{v}}',
      '\\lambda\\, v_i = \\sum_{j :\\, g_j = g_i} \\frac{A_{ij}}{k_i}\\, v_j',
    ],
    symbols: ['A_ij', 'k_i', 'g_a', 'lambda', 'v_i'],
  },
}
