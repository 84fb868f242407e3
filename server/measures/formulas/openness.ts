import type { Formulas } from './symbols.ts'

const ASSORTATIVITY = 'r = \\frac{\\sum_g e_{gg} - \\sum_g a_g\\, b_g}{1 - \\sum_g a_g\\, b_g}'

export const opennessFormulas: Formulas = {
  'ei-newman': {
    lines: [
      '\\mathit{EI}_N = \\frac{E - I}{E + I}',
      '\\phantom{\\mathit{EI}_N} = \\frac{\\sum_p w_p\\, n_p\\,(2\\,c_p - 1)}{\\sum_p w_p\\, n_p}',
      'w_{ij} = \\sum_{p \\ni i,j} \\frac{w_p}{n_p - 1}',
    ],
    symbols: ['E_w', 'I_w', 'n_p', 'c_p', 'w_ij', 'w_p'],
  },
  ei: { lines: ['\\mathit{EI} = \\frac{E - I}{E + I}'], symbols: ['E', 'I'] },
  'ei-newman-families': {
    lines: ['\\mathit{EI}_N = \\frac{E - I}{E + I}'],
    symbols: ['E_f', 'I_f'],
  },
  'ei-newman-social-economy': {
    lines: ['\\mathit{EI}_N = \\frac{E - I}{E + I}'],
    symbols: ['E_s', 'I_s'],
  },
  'ei-rescaled': {
    lines: [
      '2\\; \\frac{\\mathit{EI} - \\mathit{EI}_{\\min}}{\\mathit{EI}_{\\max} - \\mathit{EI}_{\\min}} - 1',
    ],
    symbols: ['EI', 'EI_min', 'EI_max'],
  },
  assortativity: { lines: [ASSORTATIVITY], symbols: ['e_gg', 'a_g', 'b_g'] },
  'assortativity-weighted': {
    lines: [ASSORTATIVITY, 'w_{ij} = \\sum_{p \\ni i,j} \\frac{w_p}{n_p - 1}'],
    symbols: ['e_gg', 'a_g', 'b_g', 'w_ij', 'w_p', 'n_p'],
  },
  coleman: {
    lines: [
      '\\begin{cases} \\dfrac{M_{gg} - w_g}{M_g - w_g} & M_{gg} \\ge w_g \\\\[2ex] \\dfrac{M_{gg} - w_g}{w_g} & M_{gg} < w_g \\end{cases}',
      'w_g = M_g\\, \\frac{n_g - 1}{N - 1}',
    ],
    symbols: ['M_gg', 'M_g', 'w_g', 'n_g', 'N'],
  },
  freeman: {
    lines: [
      '\\max \\left( 0,\\; \\frac{X_0 - X}{X_0} \\right)',
      'X_0 = m\\, \\frac{N^2 - \\sum_g n_g^2}{N\\,(N-1)}',
    ],
    symbols: ['X', 'X_0', 'm', 'n_g', 'N'],
  },
  gupta: {
    lines: ['Q = \\frac{1}{G - 1} \\left( \\sum_g \\frac{e_{gg}}{a_g} - 1 \\right)'],
    symbols: ['e_gg', 'a_g', 'G'],
  },
  'odds-ratio': {
    lines: [
      '\\frac{M_{\\mathrm{in}}\\; \\bar{M}_{\\mathrm{out}}}{M_{\\mathrm{out}}\\; \\bar{M}_{\\mathrm{in}}}',
    ],
    symbols: ['M_in', 'M_out', 'nonM'],
  },
  'sector-modularity': {
    lines: ['Q = \\sum_g \\left( e_{gg} - a_g^2 \\right)'],
    symbols: ['e_gg', 'a_g'],
  },
  'sector-matrix': {
    lines: ['z_{gh} = \\frac{O_{gh} - E_{gh}}{\\sqrt{V_{gh}}}'],
    symbols: ['O_gh', 'E_gh', 'V_gh'],
  },
  blau: { lines: ['1 - \\sum_g p_g^2'], symbols: ['p_g'] },
  'cross-sector-share': {
    lines: [
      '\\frac{\\left|\\{\\, p : \\bigcap_{i \\in p} \\mathcal{G}_i = \\varnothing \\,\\}\\right|}{\\left|\\{\\, p : n_p \\ge 2 \\,\\}\\right|}',
    ],
    symbols: ['calG_i', 'n_p'],
  },
  'rao-stirling': {
    lines: ['\\frac{\\sum_p n_p \\sum_{g \\ne h} d_{gh}\\; p_g\\; p_h}{\\sum_p n_p}'],
    symbols: ['n_p', 'p_g', 'd_gh'],
  },
}
