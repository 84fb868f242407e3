import type { Formulas } from './symbols.ts'

export const structureFormulas: Formulas = {
  actors: { lines: ['N'], symbols: ['N'] },
  collaborations: { lines: ['P'], symbols: ['P'] },
  participations: { lines: ['L = \\sum_p n_p'], symbols: ['L', 'n_p'] },
  ties: {
    lines: ['m = \\left|\\{\\, \\{i,j\\} : w_{ij} > 0 \\,\\}\\right|'],
    symbols: ['m', 'w_ij'],
  },
  density: { lines: ['\\frac{2\\,m}{N\\,(N-1)}'], symbols: ['m', 'N'] },
  'degree-assortativity': {
    lines: ['r = \\underset{i \\sim j}{\\mathrm{corr}}\\,(k_i,\\, k_j)'],
    symbols: ['k_i'],
  },
  components: { lines: ['C'], symbols: ['C'] },
  'largest-component': { lines: ['\\max_c\\, n_c'], symbols: ['n_c'] },
  'two-mode-links': { lines: ['L = \\sum_p n_p'], symbols: ['L', 'n_p'] },
  'two-mode-density': { lines: ['\\frac{L}{N\\,P}'], symbols: ['L', 'N', 'P'] },
  'two-mode-components': { lines: ['C'], symbols: ['C'] },
  'two-mode-diameter': { lines: ['\\max_{u,v}\\, d_{uv}'], symbols: ['d_uv'] },
  'two-mode-actor-degree-mean': { lines: ['\\frac{L}{N}'], symbols: ['L', 'N'] },
  'two-mode-actor-degree-median': {
    lines: ['\\underset{i}{\\mathrm{med}}\\; q_i'],
    symbols: ['q_i'],
  },
  'two-mode-collaboration-degree-mean': { lines: ['\\frac{L}{P}'], symbols: ['L', 'P'] },
  'two-mode-collaboration-degree-median': {
    lines: ['\\underset{p}{\\mathrm{med}}\\; n_p'],
    symbols: ['n_p'],
  },
  'mean-degree': { lines: ['\\frac{2\\,m}{N}'], symbols: ['m', 'N'] },
  centralisation: {
    lines: ['\\frac{\\sum_i (k_{\\max} - k_i)}{(N-1)\\,(N-2)}'],
    symbols: ['k_i', 'N'],
  },
  fragmentation: {
    lines: ['1 - \\frac{\\sum_c n_c\\,(n_c - 1)}{N\\,(N-1)}'],
    symbols: ['n_c', 'N'],
  },
  'isolated-share': { lines: ['\\frac{N_0}{N}'], symbols: ['N_0', 'N'] },
  'largest-component-share': { lines: ['\\frac{\\max_c\\, n_c}{N}'], symbols: ['n_c', 'N'] },
  'global-efficiency': {
    lines: ['\\frac{1}{N\\,(N-1)} \\sum_{i \\ne j} \\frac{1}{d_{ij}}'],
    symbols: ['d_ij', 'N'],
  },
  'mean-distance': {
    lines: ['\\underset{i \\ne j,\\; d_{ij} < \\infty}{\\mathrm{mean}}\\; d_{ij}'],
    symbols: ['d_ij'],
  },
  diameter: { lines: ['\\max_{d_{ij} < \\infty}\\, d_{ij}'], symbols: ['d_ij'] },
  'core-periphery': {
    lines: [
      '\\max_c\\; \\underset{i < j}{\\mathrm{corr}}\\,(A_{ij},\\, \\Delta_{ij})',
      '\\Delta_{ij} = \\max(c_i, c_j)',
    ],
    symbols: ['A_ij', 'c_i', 'Delta_ij'],
  },
  'community-stability': {
    lines: [
      '\\frac{2}{R\\,(R-1)} \\sum_{r < s} \\mathrm{ARI}\\,(\\mathcal{C}_r,\\, \\mathcal{C}_s)',
    ],
    symbols: ['ARI', 'C_r', 'R'],
  },
  'communities-sectors': {
    lines: ['\\mathrm{ARI}\\,(\\mathcal{C},\\, \\mathcal{S})'],
    symbols: ['ARI', 'calC', 'calS'],
  },
  'communities-territories': {
    lines: ['\\mathrm{ARI}\\,(\\mathcal{C},\\, \\mathcal{K})'],
    symbols: ['ARI', 'calC', 'calK'],
  },
  'two-mode-cohesion': { lines: ['\\frac{\\max_b\\, n_b}{N}'], symbols: ['n_b', 'N'] },
  transitivity: { lines: ['\\frac{3\\,T}{V}'], symbols: ['triangles', 'V'] },
  'mean-clustering': {
    lines: ['\\frac{1}{N} \\sum_i \\frac{2\\,T_i}{k_i\\,(k_i - 1)}'],
    symbols: ['T_i', 'k_i', 'N'],
  },
  modularity: {
    lines: ['Q = \\sum_c \\left( e_{cc} - a_c^2 \\right)'],
    symbols: ['e_cc', 'a_c'],
  },
  'two-mode-clustering': { lines: ['\\frac{4\\,C_4}{L_3}'], symbols: ['C_4', 'L_3'] },
  'articulation-actors': {
    lines: ['\\left|\\{\\, i : C_{-i} > C \\,\\}\\right|'],
    symbols: ['C', 'C_i'],
  },
  'cut-collaborations': {
    lines: ['\\left|\\{\\, p : C_{-p} > C \\,\\}\\right|'],
    symbols: ['C', 'C_p'],
  },
  bridges: {
    lines: ['\\left|\\{\\, \\{i,j\\} : C_{-ij} > C \\,\\}\\right|'],
    symbols: ['C', 'C_ij'],
  },
}
