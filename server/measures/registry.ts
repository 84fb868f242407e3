import { AppError } from '../errors.ts'
import { actorEi } from './brokerage/actor-ei.ts'
import {
  brokerageBoundary,
  brokerageCoordinator,
  brokerageGatekeeper,
  brokerageItinerant,
  brokerageLiaison,
  brokerageRepresentative,
} from './brokerage/brokerage.ts'
import { participation } from './brokerage/participation.ts'
import { ssi } from './brokerage/ssi.ts'
import { supportDependence } from './dependence/support-dependence.ts'
import { isolated } from './isolation/isolated.ts'
import { nearestHubDistance } from './isolation/nearest-hub-distance.ts'
import type { Measure } from './measure.ts'
import { assortativity, assortativityWeighted } from './openness/assortativity.ts'
import { blau } from './openness/blau.ts'
import { coleman } from './openness/coleman.ts'
import { crossSectorShare } from './openness/cross-sector-share.ts'
import { eiNewmanFamilies } from './openness/ei-newman-families.ts'
import { eiNewmanSocialEconomy } from './openness/ei-newman-social-economy.ts'
import { eiNewman } from './openness/ei-newman.ts'
import { eiRescaled } from './openness/ei-rescaled.ts'
import { ei } from './openness/ei.ts'
import { freeman } from './openness/freeman.ts'
import { gupta } from './openness/gupta.ts'
import { oddsRatio } from './openness/odds-ratio.ts'
import { raoStirling } from './openness/rao-stirling.ts'
import { sectorMatrix } from './openness/sector-matrix.ts'
import { sectorModularity } from './openness/sector-modularity.ts'
import { betweennessWeighted } from './position/betweenness-weighted.ts'
import { betweenness } from './position/betweenness.ts'
import { closeness } from './position/closeness.ts'
import { clusteringBarrat } from './position/clustering-barrat.ts'
import { clustering, meanClustering, transitivity } from './position/clustering.ts'
import { community, modularity } from './position/community.ts'
import { constraint } from './position/constraint.ts'
import { coreNumber } from './position/core-number.ts'
import {
  articulation,
  articulationActors,
  bridges,
  collaborationCut,
  cutCollaborations,
} from './position/cuts.ts'
import { degree } from './position/degree.ts'
import { effectiveSize } from './position/effective-size.ts'
import { eigenvector } from './position/eigenvector.ts'
import { harmonic } from './position/harmonic.ts'
import { katz } from './position/katz.ts'
import { pagerank } from './position/pagerank.ts'
import { redundancy } from './position/redundancy.ts'
import { strength } from './position/strength.ts'
import { latapyClustering, robinsAlexander } from './position/two-mode-clustering.ts'
import { components, largestComponent } from './structure/components.ts'
import { actors, collaborations, participations, ties } from './structure/counts.ts'
import { degreeAssortativity } from './structure/degree-assortativity.ts'
import { density } from './structure/density.ts'
import { twoModeDiameter } from './structure/two-mode-diameter.ts'
import {
  actorsPerCollaborationMean,
  actorsPerCollaborationMedian,
  collaborationsPerActorMean,
  collaborationsPerActorMedian,
  twoModeComponents,
  twoModeDensity,
  twoModeLinks,
} from './structure/two-mode.ts'
import { cohesion } from './structure/cohesion.ts'
import {
  communitiesAndSectors,
  communitiesAndTerritories,
  communityStability,
} from './structure/communities.ts'
import { corePeriphery } from './structure/core-periphery.ts'
import { diameter, globalEfficiency, meanDistance } from './structure/distances.ts'
import {
  centralisation,
  fragmentation,
  isolatedShare,
  largestComponentShare,
  meanDegree,
} from './structure/shape.ts'
import { opennessChange } from './time/openness-change.ts'
import { entries, exits, persistence, turnover } from './time/persistence.ts'
import { renewal } from './time/renewal.ts'
import { tieSurvival } from './time/survival.ts'
import { opennessTrend } from './time/trend.ts'
import { isolatesWithoutSupport } from './dependence/isolates-without-support.ts'
import { supportOpenness } from './dependence/support-openness.ts'
import { accompaniment } from './mission/accompaniment.ts'
import { activityGrowth } from './mission/activity.ts'
import { aliveAfterFunding } from './mission/alive-after-funding.ts'
import { coConstruction } from './mission/co-construction.ts'
import { activeCommunes } from './mission/communes.ts'
import { crossTerritoryMutualised } from './mission/cross-territory-mutualised.ts'
import { detectionLeadTime } from './mission/detection-lead-time.ts'
import { endogeneity } from './mission/endogeneity.ts'
import {
  collaborationFundingConcentration,
  fundingConcentration,
} from './mission/funding-concentration.ts'
import { meetingConversion } from './mission/meeting-conversion.ts'
import { mutualisedShare } from './mission/mutualised.ts'
import { ownResources } from './mission/own-resources.ts'
import { passage } from './mission/passage.ts'
import { actorsPerInhabitants, projectsPerInhabitants } from './mission/per-inhabitants.ts'
import { skillAcquisition } from './mission/skill-acquisition.ts'
import { collaborationSkillCoverage, skillCoverage } from './mission/skill-coverage.ts'
import { singleHolderSkills } from './mission/skills.ts'
import { socialEconomyShare } from './mission/social-economy.ts'
import { stageConversion } from './mission/stage-conversion.ts'
import { twoFundersShare } from './mission/two-funders.ts'
import { uniqueSkills } from './mission/unique-skills.ts'

/** All measures, in the order in which they are shown. A new one is one file and one line here. */
const MEASURES: readonly Measure[] = [
  actors,
  collaborations,
  participations,
  ties,
  density,
  degreeAssortativity,
  components,
  largestComponent,
  twoModeLinks,
  twoModeDensity,
  twoModeComponents,
  twoModeDiameter,
  collaborationsPerActorMean,
  collaborationsPerActorMedian,
  actorsPerCollaborationMean,
  actorsPerCollaborationMedian,
  eiNewman,
  ei,
  eiNewmanFamilies,
  eiNewmanSocialEconomy,
  eiRescaled,
  assortativity,
  assortativityWeighted,
  coleman,
  freeman,
  gupta,
  oddsRatio,
  sectorModularity,
  sectorMatrix,
  blau,
  crossSectorShare,
  raoStirling,
  brokerageCoordinator,
  brokerageItinerant,
  brokerageBoundary,
  brokerageGatekeeper,
  brokerageRepresentative,
  brokerageLiaison,
  participation,
  actorEi,
  ssi,
  isolated,
  nearestHubDistance,
  supportDependence,
  transitivity,
  meanClustering,
  modularity,
  degree,
  strength,
  betweenness,
  harmonic,
  clustering,
  coreNumber,
  community,
  closeness,
  betweennessWeighted,
  eigenvector,
  pagerank,
  katz,
  clusteringBarrat,
  constraint,
  effectiveSize,
  redundancy,
  latapyClustering,
  robinsAlexander,
  articulation,
  articulationActors,
  cutCollaborations,
  collaborationCut,
  bridges,
  meanDegree,
  centralisation,
  fragmentation,
  isolatedShare,
  largestComponentShare,
  globalEfficiency,
  meanDistance,
  diameter,
  corePeriphery,
  communityStability,
  communitiesAndSectors,
  communitiesAndTerritories,
  cohesion,
  persistence,
  turnover,
  entries,
  exits,
  renewal,
  tieSurvival,
  opennessTrend,
  opennessChange,
  supportOpenness,
  isolatesWithoutSupport,
  meetingConversion,
  coConstruction,
  passage,
  endogeneity,
  accompaniment,
  activeCommunes,
  projectsPerInhabitants,
  actorsPerInhabitants,
  singleHolderSkills,
  mutualisedShare,
  crossTerritoryMutualised,
  activityGrowth,
  socialEconomyShare,
  stageConversion,
  detectionLeadTime,
  skillAcquisition,
  skillCoverage,
  collaborationSkillCoverage,
  uniqueSkills,
  fundingConcentration,
  collaborationFundingConcentration,
  twoFundersShare,
  ownResources,
  aliveAfterFunding,
]

const BY_ID: ReadonlyMap<string, Measure> = new Map(
  MEASURES.map((measure) => [measure.id, measure]),
)

export function listMeasures(): readonly Measure[] {
  return MEASURES
}

/** Those computed when nobody says which. */
export function listDefaultMeasures(): readonly Measure[] {
  return MEASURES.filter(({ isDefault }) => isDefault)
}

export function findMeasure(id: string): Measure | undefined {
  return BY_ID.get(id)
}

/** @throws AppError measure-not-found */
export function getMeasure(id: string): Measure {
  const measure = BY_ID.get(id)
  if (measure === undefined) throw new AppError('measure-not-found', { measure: id })
  return measure
}
