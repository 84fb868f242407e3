import { AppError } from '../errors.ts'
import { translate, type Language } from '../locales/locales.ts'
import { writeTemplateCsv, writeTemplateXlsx } from '../reports/templates/write-template.ts'

/** What can be asked for: the empty table as a workbook or CSV, and the example as CSV. */
export const TEMPLATES = ['participations.xlsx', 'participations.csv', 'example.csv'] as const

export type TemplateFile = { fileName: string; mediaType: string; bytes: Uint8Array }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'

/**
 * A table for people to fill, in their language; the example is a sheet of the workbook.
 * @throws AppError format-not-found with the names there are
 */
export async function makeTemplate(name: string, language: Language): Promise<TemplateFile> {
  const empty = translate(language, 'template.file-name')
  if (name === 'participations.xlsx') {
    const bytes = await writeTemplateXlsx(language)
    return { fileName: `${empty}.xlsx`, mediaType: XLSX, bytes }
  }
  if (name === 'participations.csv') {
    return { fileName: `${empty}.csv`, mediaType: CSV, bytes: writeTemplateCsv(language, false) }
  }
  if (name === 'example.csv') {
    const fileName = `${translate(language, 'template.example-name')}.csv`
    return { fileName, mediaType: CSV, bytes: writeTemplateCsv(language, true) }
  }
  throw new AppError('format-not-found', { format: name, formats: TEMPLATES })
}
