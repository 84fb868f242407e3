import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { AppError } from '../../errors.ts'
import { translate } from '../../locales/locales.ts'
import type { ReportDocument } from '../document.ts'
import { dependenceChart, isolationChart } from '../drawing/bar-charts.ts'
import { opennessChart } from '../drawing/openness-chart.ts'
import type { Block, Figure, ToldReport } from '../telling/blocks.ts'
import { tellReport } from '../telling/tell-report.ts'
import { readCoverage } from './font-coverage.ts'
import { writeGroundSvg } from './ground-svg.ts'
import { writeMapSvg } from './map-svg.ts'
import { printer, REPLACEMENT } from './printable.ts'

// Only files given here exist for the page: the folder is a name, nothing in it is read.
const FOLDER = dirname(fileURLToPath(import.meta.url))
const TEMPLATE = join(FOLDER, 'report.typ')
const FONTS = ['400Regular/SourceSans3_400Regular.ttf', '600SemiBold/SourceSans3_600SemiBold.ttf']

/**
 * The report as an accessible PDF (PDF/UA-1: tagged, titled, with its language and alternative texts).
 * A pure function of the document, for a worker thread: the same document gives the same bytes.
 * @throws AppError internal-error when the page cannot be set, with what the typesetter says as cause
 */
export async function writePdf(document: ReportDocument): Promise<Uint8Array> {
  const fonts = loadFonts()
  const print = printer(fonts.isCovered)
  const told = withReplacements(document, printable(tellReport(document), print), print)
  const compiler = NodeCompiler.create({
    workspace: FOLDER,
    fontArgs: [{ fontBlobs: fonts.blobs }],
  })
  for (const [file, content] of Object.entries(picturesOf(document, told))) {
    compiler.mapShadow(join(FOLDER, file), Buffer.from(print.fit(content), 'utf8'))
  }
  compiler.mapShadow(join(FOLDER, 'report.json'), Buffer.from(JSON.stringify(told), 'utf8'))
  try {
    return compiler.pdf(
      { mainFileContent: readFileSync(TEMPLATE, 'utf8') },
      {
        pdfStandard: 'ua-1',
        creationTimestamp: Math.floor(Date.parse(document.network.versionAt) / 1000),
      },
    )
  } catch (error) {
    throw new AppError('internal-error', {}, { cause: new Error(diagnosticsOf(error)) })
  }
}

/** The pictures that the told report names. */
function picturesOf(
  document: ReportDocument,
  told: ToldReport,
): Partial<Record<Figure['file'], string>> {
  const pictures: Partial<Record<Figure['file'], string>> = {}
  for (const block of told.blocks) {
    const figure = 'figure' in block ? block.figure : null
    if (figure) pictures[figure.file] = drawPicture(document, figure)
  }
  return pictures
}

function drawPicture(document: ReportDocument, { file, alt }: Figure): string {
  switch (file) {
    case 'map.svg':
      return writeMapSvg(document, { isAlone: false })
    case 'ground.svg':
      return writeGroundSvg(document, { isAlone: false })
    case 'openness.svg':
      return opennessChart(document, alt)
    case 'isolation.svg':
      return isolationChart(document, alt)
    case 'dependence.svg':
      return dependenceChart(document, alt)
  }
}

/** Every text of the report as the font can show it. */
function printable(told: ToldReport, print: ReturnType<typeof printer>): ToldReport {
  const { fit, breakable } = print
  const each = (texts: readonly string[]) => texts.map(breakable)
  const fitFigure = (figure: Figure): Figure => ({ ...figure, alt: fit(figure.alt) })
  return {
    ...told,
    title: breakable(told.title),
    lines: each(told.lines),
    footer: fit(told.footer),
    blocks: told.blocks.map((block): Block => {
      switch (block.type) {
        case 'answer':
          return { ...block, figure: block.figure && fitFigure(block.figure) }
        case 'figure':
          return { ...block, figure: fitFigure(block.figure) }
        case 'table':
          return { ...block, rows: block.rows.map(each) }
        default:
          return block
      }
    }),
  }
}

/** Says under the method how many characters could not be shown. */
function withReplacements(
  { language }: ReportDocument,
  told: ToldReport,
  print: ReturnType<typeof printer>,
): ToldReport {
  const count = print.replacedCount()
  if (count === 0) return told
  const sentence = translate(language, 'report.limits.replaced', { count, mark: REPLACEMENT })
  return {
    ...told,
    blocks: told.blocks.map((block) =>
      block.type === 'list' ? { ...block, items: [...block.items, print.fit(sentence)] } : block,
    ),
  }
}

let loaded: { blobs: Buffer[]; isCovered: (codePoint: number) => boolean } | undefined

/** Read once: 760 kB that never change. */
function loadFonts() {
  if (!loaded) {
    const require = createRequire(import.meta.url)
    const blobs = FONTS.map((font) =>
      readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${font}`)),
    )
    const covered = blobs.map((blob) => readCoverage(blob))
    loaded = { blobs, isCovered: (codePoint) => covered.every((covers) => covers(codePoint)) }
  }
  return loaded
}

/** The typesetter's own words: its errors carry no message, but a list of diagnostics. */
function diagnosticsOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'shortDiagnostics' in error) {
    return String(error.shortDiagnostics)
  }
  return error instanceof Error ? error.message : String(error)
}
