import type { Formulas } from './symbols.ts'

/** Isolation, dependence and the sentences of the mission: shares of what is counted. */
export const missionFormulas: Formulas = {
  isolated: { lines: ['N_0 = \\left|\\{\\, i : k_i = 0 \\,\\}\\right|'], symbols: ['N_0', 'k_i'] },
  'nearest-hub-distance': {
    lines: ['\\min_{h \\in H} d_{ih}'],
    symbols: ['hubs', 'd_ih'],
  },
  'support-dependence': { lines: ['1 - \\frac{L^{-}}{L^{+}}'], symbols: ['L_minus', 'L_plus'] },
  'isolates-without-support': {
    lines: ['N_0^{-} - N_0^{+}'],
    symbols: ['N_0_minus', 'N_0_plus'],
  },
  'support-openness': {
    lines: ['\\mathit{EI}_N^{+} - \\mathit{EI}_N^{-}'],
    symbols: ['EI_plus', 'EI_minus'],
  },
  'meeting-conversion': { lines: ['\\frac{M^{+}}{M}'], symbols: ['met', 'met_plus'] },
  'co-construction': {
    lines: [
      '\\frac{\\left|\\{\\, p : n_p(0) \\ge 2 \\,\\}\\right|}{\\left|\\{\\, p : n_p \\ge 2 \\,\\}\\right|}',
    ],
    symbols: ['n_p0', 'n_p'],
  },
  passage: {
    lines: [
      '\\frac{\\left|\\{\\, p : n_p(0) = 1,\\; n_p \\ge 2 \\,\\}\\right|}{\\left|\\{\\, p : n_p(0) = 1 \\,\\}\\right|}',
    ],
    symbols: ['n_p0', 'n_p'],
  },
  endogeneity: {
    lines: [
      '\\frac{1}{P} \\left|\\{\\, p : \\mathrm{lead}(p) \\in T,\\; n_p^{T} \\ge \\tfrac{1}{2}\\, n_p \\,\\}\\right|',
    ],
    symbols: ['P_lead', 'lead', 'T', 'n_pT', 'n_p'],
  },
  accompaniment: { lines: ['\\frac{N_s}{N}'], symbols: ['N_s', 'N'] },
  'active-communes': {
    lines: ['\\left|\\{\\, c : \\exists\\, i \\in c,\\; q_i \\ge 1 \\,\\}\\right|'],
    symbols: ['commune', 'q_i_project'],
  },
  'projects-per-inhabitants': {
    lines: ['10\\,000 \\cdot \\frac{P}{H}'],
    symbols: ['P_projects', 'inhabitants'],
  },
  'actors-per-inhabitants': {
    lines: ['10\\,000 \\cdot \\frac{N_a}{H}'],
    symbols: ['N_active', 'inhabitants'],
  },
  'single-holder-skills': {
    lines: [
      '\\frac{\\left|\\{\\, s : h_s = 1 \\,\\}\\right|}{\\left|\\{\\, s : h_s \\ge 1 \\,\\}\\right|}',
    ],
    symbols: ['h_s'],
  },
  'mutualised-share': { lines: ['\\frac{P_m}{P_m + P_d}'], symbols: ['P_m', 'P_d'] },
  'cross-territory-mutualised': {
    lines: ['\\frac{B_m}{B}'],
    symbols: ['B_m', 'B_ties'],
  },
  'activity-growth': {
    lines: ['\\frac{b(t_0,\\, t_1)}{b(t_0 - \\tau,\\, t_0)}', '\\tau = t_1 - t_0'],
    symbols: ['begun', 'tau'],
  },
  'social-economy-share': {
    lines: ['\\frac{N_{+}}{N_{+} + N_{-}}'],
    symbols: ['N_social', 'N_other'],
  },
  'stage-conversion': {
    lines: [
      '\\frac{P_{\\to}}{P_x}',
      'S(t) = \\prod_{t_k \\le t} \\left( 1 - \\frac{d_k}{f_k} \\right)',
    ],
    symbols: ['P_led_on', 'P_experiment', 'S_experiment', 'd_experiment', 'f_experiment'],
  },
  'detection-lead-time': {
    lines: ['\\underset{p}{\\mathrm{median}} \\; \\left( t_p^{f} - t_p^{s} \\right)'],
    symbols: ['t_funded', 't_spotted'],
  },
  'funding-concentration': {
    lines: ['\\frac{1}{P_f} \\sum_{p} \\sum_{b} a_{pb}^2'],
    symbols: ['P_amount', 'a_pb'],
  },
  'collaboration-funding-concentration': {
    lines: ['\\sum_{b} a_{pb}^2'],
    symbols: ['a_pb'],
  },
  'two-funders-share': {
    lines: [
      '\\frac{\\left|\\{\\, p : b_p \\ge 2 \\,\\}\\right|}{\\left|\\{\\, p : b_p \\ge 1 \\,\\}\\right|}',
    ],
    symbols: ['b_p'],
  },
  'own-resources-share': {
    lines: ['\\frac{1}{P_f} \\sum_p \\sum_{b \\in p} a_{pb}'],
    symbols: ['P_amount', 'a_pb'],
  },
  'alive-after-funding': {
    lines: ['\\frac{P_{24}}{P_f}'],
    symbols: ['P_alive', 'P_granted'],
  },
  'skill-acquisition': {
    lines: [
      '\\left|\\{\\, (i, c) : c \\notin \\mathcal{S}_i(t_0),\\; c \\in \\mathcal{S}_i(t_1),\\; \\exists\\, j \\sim i : c \\in \\mathcal{S}_j(t_0) \\,\\}\\right|',
    ],
    symbols: ['S_it', 't_0', 'j_partner'],
  },
  'skill-coverage': {
    lines: [
      '\\frac{1}{P_s} \\sum_p \\frac{\\left| \\mathcal{S}_p \\cap \\mathcal{B}_p \\right|}{\\left| \\mathcal{B}_p \\right|}',
      '\\mathcal{S}_p = \\bigcup_{i \\in p} \\mathcal{S}_i',
    ],
    symbols: ['P_skills', 'S_p', 'B_p', 'S_i'],
  },
  'unique-skills': {
    lines: [
      '\\sum_{p \\ni i,\\; n_p > 1} \\left| \\mathcal{S}_i \\setminus \\bigcup_{j \\in p,\\; j \\ne i} \\mathcal{S}_j \\right|',
    ],
    symbols: ['S_i', 'n_p'],
  },
  'collaboration-skill-coverage': {
    lines: [
      '\\frac{\\left| \\mathcal{S}_p \\cap \\mathcal{B}_p \\right|}{\\left| \\mathcal{B}_p \\right|}',
      '\\mathcal{S}_p = \\bigcup_{i \\in p} \\mathcal{S}_i',
    ],
    symbols: ['S_p', 'B_p', 'S_i'],
  },
}
