import type { Formulas } from './symbols.ts'

export const timeFormulas: Formulas = {
  persistence: {
    lines: ['\\frac{\\sum_t |\\mathcal{E}_t \\cap \\mathcal{E}_{t+1}|}{\\sum_t |\\mathcal{E}_t|}'],
    symbols: ['E_t'],
  },
  turnover: {
    lines: [
      '1 - \\frac{\\sum_t |\\mathcal{E}_t \\cap \\mathcal{E}_{t+1}|}{\\sum_t |\\mathcal{E}_t \\cup \\mathcal{E}_{t+1}|}',
    ],
    symbols: ['E_t'],
  },
  entries: {
    lines: ['\\sum_t \\left|\\mathcal{A}_{t+1} \\setminus \\mathcal{A}_t\\right|'],
    symbols: ['A_t'],
  },
  exits: {
    lines: ['\\sum_t \\left|\\mathcal{A}_t \\setminus \\mathcal{A}_{t+1}\\right|'],
    symbols: ['A_t'],
  },
  renewal: { lines: ['\\frac{F^{+}}{F}'], symbols: ['F', 'F_plus'] },
  'tie-survival': {
    lines: [
      '\\min\\, \\{\\, t : S(t) \\le \\tfrac{1}{2} \\,\\}',
      'S(t) = \\prod_{t_k \\le t} \\left( 1 - \\frac{d_k}{f_k} \\right)',
    ],
    symbols: ['S_t', 'd_k', 'f_k'],
  },
  'openness-trend': {
    lines: [
      '\\underset{s < t}{\\mathrm{med}}\\; \\frac{x_t - x_s}{t - s}',
      'x_t = \\mathit{EI}_{N,t} - \\mathbb{E}_t',
      'S = \\sum_{s < t} \\operatorname{sgn}(x_t - x_s)',
    ],
    symbols: ['x_t', 'EI_Nt', 'expected_t', 'S_kendall'],
  },
  'openness-change': {
    lines: [
      '\\Delta\\mathit{EI}_N = \\Delta\\mathbb{E}',
      '{} + \\sum_{p \\,\\in\\, 2 \\setminus 1} \\omega_p\\,(v_p - \\mathbb{E} - R)',
      '{} + \\sum_{p \\,\\in\\, 1 \\cap 2} \\Delta\\bigl[\\omega_p\\,(v_p - \\mathbb{E} - R)\\bigr]',
      '{} - \\sum_{p \\,\\in\\, 1 \\setminus 2} \\omega_p\\,(v_p - \\mathbb{E} - R)',
    ],
    symbols: ['v_p', 'omega', 'expected', 'R_mean', 'windows'],
  },
}
