/**
 * Every address of the API in one place, for the server's routes, the page and the command line.
 * Imports nothing, so that the page can use it at run time. Ids are percent-encoded here.
 */
const e = encodeURIComponent

export const paths = {
  health: () => '/api/health',
  ready: () => '/api/ready',
  metrics: () => '/metrics',
  openapi: () => '/api/openapi.json',
  docs: () => '/api/docs',
  measures: () => '/api/measures',
  outlines: () => '/api/outlines',
  template: (name: string) => `/api/templates/${e(name)}`,
  networks: () => '/api/networks',
  network: (networkId: string) => `/api/networks/${e(networkId)}`,
  imports: (networkId: string) => `/api/networks/${e(networkId)}/imports`,
  import: (networkId: string, importId: string) =>
    `/api/networks/${e(networkId)}/imports/${e(importId)}`,
  importConfirm: (networkId: string, importId: string) =>
    `/api/networks/${e(networkId)}/imports/${e(importId)}/confirm`,
  importUndo: (networkId: string, importId: string) =>
    `/api/networks/${e(networkId)}/imports/${e(importId)}/undo`,
  importRefused: (networkId: string, importId: string) =>
    `/api/networks/${e(networkId)}/imports/${e(importId)}/refused`,
  importProblems: (networkId: string, importId: string) =>
    `/api/networks/${e(networkId)}/imports/${e(importId)}/problems`,
  actors: (networkId: string) => `/api/networks/${e(networkId)}/actors`,
  actor: (networkId: string, actorId: string) =>
    `/api/networks/${e(networkId)}/actors/${e(actorId)}`,
  collaborations: (networkId: string) => `/api/networks/${e(networkId)}/collaborations`,
  collaboration: (networkId: string, collaborationId: string) =>
    `/api/networks/${e(networkId)}/collaborations/${e(collaborationId)}`,
  participations: (networkId: string) => `/api/networks/${e(networkId)}/participations`,
  participation: (networkId: string, participationKey: string) =>
    `/api/networks/${e(networkId)}/participations/${e(participationKey)}`,
  calls: (networkId: string) => `/api/networks/${e(networkId)}/calls`,
  call: (networkId: string, callId: string) => `/api/networks/${e(networkId)}/calls/${e(callId)}`,
  applications: (networkId: string, callId: string) =>
    `/api/networks/${e(networkId)}/calls/${e(callId)}/applications`,
  collaborationApplications: (networkId: string, collaborationId: string) =>
    `/api/networks/${e(networkId)}/collaborations/${e(collaborationId)}/applications`,
  application: (networkId: string, callId: string, collaborationId: string) =>
    `/api/networks/${e(networkId)}/calls/${e(callId)}/applications/${e(collaborationId)}`,
  actorMerges: (networkId: string, actorId: string) =>
    `/api/networks/${e(networkId)}/actors/${e(actorId)}/merges`,
  duplicates: (networkId: string) => `/api/networks/${e(networkId)}/duplicates`,
  duplicateDecisions: (networkId: string) => `/api/networks/${e(networkId)}/duplicates/decisions`,
  duplicateMerge: (networkId: string) => `/api/networks/${e(networkId)}/duplicates/merge`,
  duplicateUnmerge: (networkId: string) => `/api/networks/${e(networkId)}/duplicates/unmerge`,
  changes: (networkId: string) => `/api/networks/${e(networkId)}/changes`,
  change: (networkId: string, changeSetId: string) =>
    `/api/networks/${e(networkId)}/changes/${e(changeSetId)}`,
  changeUndo: (networkId: string, changeSetId: string) =>
    `/api/networks/${e(networkId)}/changes/${e(changeSetId)}/undo`,
  changeObstacles: (networkId: string, changeSetId: string) =>
    `/api/networks/${e(networkId)}/changes/${e(changeSetId)}/obstacles`,
  findings: (networkId: string) => `/api/networks/${e(networkId)}/findings`,
  explanation: (networkId: string, measureId: string) =>
    `/api/networks/${e(networkId)}/findings/${e(measureId)}/explanation`,
  stability: (networkId: string) => `/api/networks/${e(networkId)}/stability`,
  overview: (networkId: string) => `/api/networks/${e(networkId)}/overview`,
  isolated: (networkId: string) => `/api/networks/${e(networkId)}/isolated`,
  territories: (networkId: string) => `/api/networks/${e(networkId)}/territories`,
  matrix: (networkId: string) => `/api/networks/${e(networkId)}/matrix`,
  brokers: (networkId: string) => `/api/networks/${e(networkId)}/brokers`,
  cuts: (networkId: string) => `/api/networks/${e(networkId)}/cuts`,
  selection: (networkId: string) => `/api/networks/${e(networkId)}/selection`,
  removal: (networkId: string) => `/api/networks/${e(networkId)}/removal`,
  beforeAfter: (networkId: string) => `/api/networks/${e(networkId)}/before-after`,
  map: (networkId: string) => `/api/networks/${e(networkId)}/map`,
  path: (networkId: string) => `/api/networks/${e(networkId)}/path`,
  places: (networkId: string) => `/api/networks/${e(networkId)}/places`,
  timeline: (networkId: string) => `/api/networks/${e(networkId)}/timeline`,
  actorHistory: (networkId: string, actorId: string) =>
    `/api/networks/${e(networkId)}/actors/${e(actorId)}/history`,
  collaborationHistory: (networkId: string, collaborationId: string) =>
    `/api/networks/${e(networkId)}/collaborations/${e(collaborationId)}/history`,
  actorReferences: (networkId: string, actorId: string) =>
    `/api/networks/${e(networkId)}/actors/${e(actorId)}/references`,
  collaborationReferences: (networkId: string, collaborationId: string) =>
    `/api/networks/${e(networkId)}/collaborations/${e(collaborationId)}/references`,
  note: (networkId: string, record: string, id: string) =>
    `/api/networks/${e(networkId)}/notes/${e(record)}/${e(id)}`,
  savedViews: (networkId: string) => `/api/networks/${e(networkId)}/saved-views`,
  savedView: (networkId: string, viewId: string) =>
    `/api/networks/${e(networkId)}/saved-views/${e(viewId)}`,
  sharedView: (viewId: string) => `/api/shared/${e(viewId)}`,
  mappings: () => '/api/mappings',
  mapping: (mappingId: string) => `/api/mappings/${e(mappingId)}`,
  reports: (networkId: string) => `/api/networks/${e(networkId)}/reports`,
  report: (networkId: string, reportId: string) =>
    `/api/networks/${e(networkId)}/reports/${e(reportId)}`,
  reportFile: (networkId: string, reportId: string) =>
    `/api/networks/${e(networkId)}/reports/${e(reportId)}/file`,
  export: (networkId: string, format: string) =>
    `/api/networks/${e(networkId)}/exports/${e(format)}`,
  jobs: () => '/api/jobs',
  job: (jobId: string) => `/api/jobs/${e(jobId)}`,
  jobRetry: (jobId: string) => `/api/jobs/${e(jobId)}/retry`,
  jobEvents: (jobId: string) => `/api/jobs/${e(jobId)}/events`,
} as const

/** Ids as one parameter of an address: comma-separated, a comma or `%` within one percent-encoded. */
export function idsText(ids: readonly string[]): string {
  return ids.map((id) => id.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',')
}

/** The ids of such a parameter; none without one. */
export function readIds(text = ''): string[] {
  return text === ''
    ? []
    : text.split(',').map((id) => id.replaceAll('%2C', ',').replaceAll('%25', '%'))
}
