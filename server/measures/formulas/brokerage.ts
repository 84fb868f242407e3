import type { Formula, Formulas, SymbolId } from './symbols.ts'

/** Pairs joined by a middle actor b and by no tie of their own, counted by the sectors of the three. */
const paths = (sectors: string, ...symbols: SymbolId[]): Formula => ({
  lines: [
    `\\left|\\{\\, (a,c) \\in \\mathcal{V}_b : ${sectors} \\,\\}\\right|`,
    '\\mathcal{V}_b = \\{\\, (a,c) : a \\sim b \\sim c,\\; a \\nsim c \\,\\}',
  ],
  symbols: ['b_actor', 'g_a', ...symbols],
})

/** The same along declared directed ties. */
const arcs = (sectors: string): Formula => ({
  lines: [
    `\\left|\\{\\, (a,c) \\in \\mathcal{V}_b : ${sectors} \\,\\}\\right|`,
    '\\mathcal{V}_b = \\{\\, (a,c) : a \\to b \\to c,\\; a \\nrightarrow c \\,\\}',
  ],
  symbols: ['b_actor', 'g_a', 'arrow'],
})

export const brokerageFormulas: Formulas = {
  'brokerage-coordinator': paths('g_a = g_b = g_c'),
  'brokerage-itinerant': paths('g_a = g_c \\ne g_b'),
  'brokerage-boundary': paths('(g_a = g_b) \\veebar (g_b = g_c)', 'xor'),
  'brokerage-gatekeeper': arcs('g_a \\ne g_b = g_c'),
  'brokerage-representative': arcs('g_a = g_b \\ne g_c'),
  'brokerage-liaison': paths('g_a \\ne g_b \\ne g_c \\ne g_a'),
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
