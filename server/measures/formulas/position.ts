import type { Formulas } from './symbols.ts'

export const positionFormulas: Formulas = {
  degree: {
    lines: ['k_i = \\left|\\{\\, j : w_{ij} > 0 \\,\\}\\right|'],
    symbols: ['k_i', 'w_ij'],
  },
  strength: {
    lines: ['s_i = \\sum_j w_{ij}', 'w_{ij} = \\sum_{p \\ni i,j} \\frac{w_p}{n_p - 1}'],
    symbols: ['w_ij', 'w_p', 'n_p'],
  },
  betweenness: {
    lines: ['\\frac{2}{(N-1)\\,(N-2)} \\sum_{s < t} \\frac{\\sigma_{st}(i)}{\\sigma_{st}}'],
    symbols: ['sigma_st', 'sigma_sti', 'N'],
  },
  'betweenness-weighted': {
    lines: [
      '\\frac{2}{(N-1)\\,(N-2)} \\sum_{s < t} \\frac{\\sigma_{st}(i)}{\\sigma_{st}}',
      '\\ell_{ij} = \\frac{1}{w_{ij}}',
    ],
    symbols: ['sigma_st', 'sigma_sti', 'l_ij', 'w_ij', 'N'],
  },
  harmonic: {
    lines: ['\\frac{1}{N-1} \\sum_{j \\ne i} \\frac{1}{d_{ij}}'],
    symbols: ['d_ij', 'N'],
  },
  closeness: {
    lines: ['\\frac{r_i}{N-1} \\cdot \\frac{r_i}{\\sum_j d_{ij}}'],
    symbols: ['r_i', 'd_ij', 'N'],
  },
  clustering: { lines: ['\\frac{2\\,T_i}{k_i\\,(k_i - 1)}'], symbols: ['T_i', 'k_i'] },
  'clustering-barrat': {
    lines: ['\\frac{1}{s_i\\,(k_i - 1)} \\sum_{j < h,\\; j \\sim h} (w_{ij} + w_{ih})'],
    symbols: ['w_ij', 's_i', 'k_i'],
  },
  'core-number': {
    lines: ['\\max\\, \\{\\, k : i \\in H_k \\,\\}'],
    symbols: ['H_k'],
  },
  community: {
    lines: [
      '\\underset{\\mathcal{C}}{\\mathrm{arg\\,max}}\\; \\sum_c \\left( e_{cc} - a_c^2 \\right)',
    ],
    symbols: ['calC', 'e_cc', 'a_c'],
  },
  eigenvector: {
    lines: ['\\lambda\\, x_i = \\sum_j A_{ij}\\, x_j'],
    symbols: ['A_ij', 'lambda', 'x_i'],
  },
  pagerank: {
    lines: ['x_i = \\frac{1 - d}{n} + d \\sum_j \\frac{w_{ji}}{s_j}\\, x_j'],
    symbols: ['damping', 'n', 'w_ij', 's_i'],
  },
  katz: {
    lines: ['x_i = 1 + \\alpha \\sum_j A_{ij}\\, x_j', '\\alpha = \\frac{\\rho}{\\lambda}'],
    symbols: ['A_ij', 'alpha', 'reach', 'lambda'],
  },
  constraint: {
    lines: [
      '\\sum_j \\Bigl( p_{ij} + \\sum_q p_{iq}\\, p_{qj} \\Bigr)^{2}',
      'p_{ij} = \\frac{w_{ij}}{s_i}',
    ],
    symbols: ['p_ij', 'w_ij', 's_i'],
  },
  'effective-size': { lines: ['k_i - \\frac{2\\,t_i}{k_i}'], symbols: ['k_i', 't_i'] },
  redundancy: {
    lines: [
      '\\frac{2}{q_i\\,(q_i - 1)} \\left|\\{\\, \\{p, q\\} : \\exists\\, j \\ne i,\\; j \\in p \\cap q \\,\\}\\right|',
    ],
    symbols: ['q_i', 'pq'],
  },
  'latapy-clustering': {
    lines: ['\\frac{1}{k_i} \\sum_{j \\sim i} \\frac{|P_i \\cap P_j|}{|P_i \\cup P_j|}'],
    symbols: ['P_i', 'k_i'],
  },
  articulation: { lines: ['C_{-i} - C'], symbols: ['C', 'C_i'] },
  'collaboration-cut': { lines: ['C_{-p} - C'], symbols: ['C', 'C_p'] },
}
