import { translate } from '../../locales/locales.ts'
import type { ReportDocument } from '../document.ts'
import { shorten } from '../drawing/svg.ts'
import { tellDependence, tellIsolation, tellOpenness, type Answer } from './answers.ts'
import type { Block, Figure, ToldReport } from './blocks.ts'
import { tellDay } from './dates.ts'
import { describeGround, placesShown } from './ground.ts'
import { tellDefinitions, tellFormulas, tellMethod } from './method.ts'
import { describePicture } from './picture.ts'
import { tellCounts, tellSlice } from './slice-line.ts'
import {
  actorsTable,
  figuresTable,
  isolatedTable,
  listed,
  MOST_LISTED,
  opennessTable,
  reasonTable,
  sourcesTable,
} from './tables.ts'
import { tellTerritories } from './territories.ts'

/** The document in the words of its language: the answers first, then the map, then the tables. */
export function tellReport(document: ReportDocument): ToldReport {
  const { language, network } = document
  const version = translate(language, 'report.version', {
    version: network.version,
    date: tellDay(language, network.versionAt),
  })
  return {
    language,
    title: network.name,
    author: translate(language, 'report.author'),
    kicker: translate(language, 'report.kicker'),
    lines: [tellSlice(document), tellCounts(document), version].map(capitalise),
    notice: network.synthetic
      ? {
          long: translate(language, 'report.synthetic'),
          short: translate(language, 'report.synthetic.short'),
        }
      : null,
    footer: shorten(network.name, 70),
    blocks: [
      ...tellAnswers(document),
      ...section(document, 'report.map.heading', mapBlocks(document)),
      ...section(document, 'report.ground.heading', groundBlocks(document)),
      ...section(document, 'report.openness.heading', opennessTable(document)),
      ...section(document, 'report.territories.heading', tellTerritories(document)),
      ...section(document, 'report.isolation.heading', reasonTable(document)),
      ...section(document, 'report.figures.heading', figuresTable(document)),
      ...section(document, 'report.actors.heading', actorsBlocks(document)),
      ...section(document, 'report.definitions.heading', [
        { type: 'terms', items: tellDefinitions(document) },
      ]),
      ...section(document, 'report.formulas.heading', [
        { type: 'terms', items: tellFormulas(document) },
      ]),
      ...section(document, 'report.method.heading', [
        { type: 'list', items: tellMethod(document) },
      ]),
      ...section(document, 'report.sources.heading', sourcesBlocks(document)),
      ...section(document, 'report.isolation.list', listBlocks(document)),
    ],
  }
}

/** A line begins with a capital; the parts it is made of do not. */
function capitalise(line: string): string {
  return `${line.charAt(0).toLocaleUpperCase()}${line.slice(1)}`
}

function tellAnswers(document: ReportDocument): Block[] {
  const { language, answers } = document
  const openness = tellOpenness(document)
  const isolation = tellIsolation(document)
  const dependence = tellDependence(document)
  const years = answers.opennessByYear.filter(({ finding }) => finding.value !== null).length
  const someReason = answers.isolationByReason.some(({ all }) => all > 0)
  return [
    answerBlock(
      translate(language, 'report.openness.heading'),
      openness,
      answers.openness.value === null ? null : figure('openness.svg', openness),
      years >= 2 ? translate(language, 'report.openness.chart-note') : '',
    ),
    answerBlock(
      translate(language, 'report.isolation.heading'),
      isolation,
      someReason ? figure('isolation.svg', isolation) : null,
    ),
    answerBlock(
      translate(language, 'report.dependence.heading'),
      dependence,
      answers.dependence.value === null ? null : figure('dependence.svg', dependence),
      answers.dependence.value === null ? '' : translate(language, 'report.dependence.chart'),
    ),
  ]
}

function answerBlock(heading: string, answer: Answer, shown: Figure | null, note = ''): Block {
  return { type: 'answer', heading, ...answer, figure: shown, note }
}

/** A chart beside its answer says in words what the answer says. */
function figure(file: Figure['file'], { sentence, lines }: Answer): Figure {
  return { file, alt: [sentence, ...lines].join(' ') }
}

function mapBlocks(document: ReportDocument): Block[] {
  const alt = describePicture(document)
  if (!document.picture.nodes.some((node) => node.x !== null && !node.shelved)) {
    return [{ type: 'paragraph', text: alt }]
  }
  return [
    {
      type: 'figure',
      figure: {
        file: 'map.svg',
        alt: `${alt} ${translate(document.language, 'report.map.same-tables')}`,
      },
      caption: translate(document.language, 'report.map.caption'),
    },
  ]
}

/** Nothing where nobody is on the map of France: a page without a map says nothing. */
function groundBlocks(document: ReportDocument): Block[] {
  if (placesShown(document).length === 0) return []
  return [
    {
      type: 'figure',
      figure: { file: 'ground.svg', alt: describeGround(document) },
      caption: translate(document.language, 'report.ground.caption'),
    },
  ]
}

function actorsBlocks(document: ReportDocument): Block[] {
  const blocks = actorsTable(document)
  if (blocks.length === 0) return []
  return [
    { type: 'paragraph', text: translate(document.language, 'report.actors.note') },
    ...blocks,
  ]
}

function sourcesBlocks(document: ReportDocument): Block[] {
  const { language, network, summary } = document
  const sources = sourcesTable(document)
  const { territory } = summary.slice
  const isCompared = (document.territories?.rows.length ?? 0) > 0
  const said = [
    ...(sources.length === 0 ? [translate(language, 'report.sources.none')] : []),
    translate(language, 'report.sources.version', {
      version: network.version,
      date: tellDay(language, network.versionAt),
    }),
    // The packaged geography decides who is in such a territory: its licence asks for this line.
    ...((territory !== undefined && !territory.startsWith('attribute:')) || isCompared
      ? [translate(language, 'report.sources.geography')]
      : []),
  ]
  return [{ type: 'paragraph', text: said.join(' ') }, ...sources]
}

function listBlocks(document: ReportDocument): Block[] {
  const { language, isolated } = document
  if (isolated.length === 0) {
    return [{ type: 'paragraph', text: translate(language, 'report.isolation.nobody') }]
  }
  const shown = listed(isolated).length
  const cut =
    isolated.length > shown
      ? ` ${translate(language, 'report.isolation.list-cut', { most: MOST_LISTED, shown, all: isolated.length })}`
      : ''
  return [
    { type: 'paragraph', text: translate(language, 'report.isolation.list-intro') + cut },
    { type: 'paragraph', text: translate(language, 'confidence.reading') },
    ...isolatedTable(document),
  ]
}

/** A heading and what is under it; nothing at all when there is nothing to say. */
function section(
  { language }: ReportDocument,
  heading: Parameters<typeof translate>[1],
  blocks: readonly Block[],
): Block[] {
  return blocks.length === 0
    ? []
    : [{ type: 'heading', text: translate(language, heading) }, ...blocks]
}
