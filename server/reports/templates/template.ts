import { translate, type Language, type MessageKey } from '../../locales/locales.ts'

/** The columns of the table that people fill, in order. */
const COLUMNS = [
  'actor',
  'siret',
  'sector',
  'postcode',
  'commune',
  'project',
  'kind',
  'domain',
  'start',
  'end',
  'role',
] as const
type ColumnName = (typeof COLUMNS)[number]

/** Columns with a list to choose from; sectors and domains of one's own may be written beside it. */
const LISTS: Partial<Record<ColumnName, { key: MessageKey; isOpen: boolean }>> = {
  sector: { key: 'template.list.sectors', isOpen: true },
  kind: { key: 'template.list.kinds', isOpen: false },
  domain: { key: 'template.list.domains', isOpen: true },
  role: { key: 'template.list.roles', isOpen: false },
}

const ROWS = ['template.row.1', 'template.row.2', 'template.row.3', 'template.row.4'] as const

export type TemplateColumn = {
  header: string
  /** What to write there. */
  help: string
  list?: { values: string[]; isOpen: boolean }
  /** Digits that a spreadsheet would take for a number, and cut of their zeros. */
  isText: boolean
}

/** The table that people fill by hand, in their language: what the importer understands by itself. */
export type Template = { columns: TemplateColumn[]; example: string[][] }

/** The template in the language of who fills it. */
export function templateIn(language: Language): Template {
  const columns = COLUMNS.map((name): TemplateColumn => {
    const list = LISTS[name]
    return {
      header: translate(language, `template.column.${name}`),
      help: translate(language, `template.help.${name}`),
      isText: name === 'siret' || name === 'postcode',
      ...(list && {
        list: { values: translate(language, list.key).split('|'), isOpen: list.isOpen },
      }),
    }
  })
  return { columns, example: ROWS.map((key) => translate(language, key).split(';')) }
}
