import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportDraft, ImportedFile } from '../../../../server/contract/imports.ts'
import type { ImportMapping, TableMapping } from '../../../../server/domain/import-mapping.ts'
import { useEndpoints } from '../../api/queries.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { ColumnRow } from './column-row.tsx'
import { columnFields, isComplete, isText, tableIndexFor, tableName } from './mapping-form.ts'
import { TableBox } from '../../parts/table-box.tsx'

const HOLDS = ['participations', 'actors', 'collaborations', 'ties'] as const
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
const DELIMITERS = [';', ',', '\t', '|'] as const

/** What the columns were taken to mean, as a form; reading again makes a new preview. */
export function UnderstandingStep({ draft }: { draft: ImportDraft }) {
  const { t } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const [mapping, setMapping] = useState<ImportMapping>(() => draft.mapping ?? emptyMapping(draft))
  const isChanged = JSON.stringify(mapping) !== JSON.stringify(draft.mapping)
  const reading = useMutation({
    mutationFn: () => api.changeImport(draft.networkId, draft.id, { mapping }),
    onSuccess: (next) =>
      queries.setQueriesData({ queryKey: [draft.networkId, 'import', draft.id] }, next),
  })
  const setTable = (index: number, table: TableMapping): void =>
    setMapping({ ...mapping, tables: mapping.tables.map((one, i) => (i === index ? table : one)) })
  const hasActorTable = mapping.tables.some((table) => table.holds === 'actors')
  const complete = mapping.tables.every(isComplete)
  return (
    <div className="understanding">
      {draft.state === 'needs-mapping' && (
        <p className="notice warn">{t('view.import.needs-mapping')}</p>
      )}
      {draft.preview && draft.preview.droppedPersonalColumns.length > 0 && (
        <p className="notice">
          {t('view.import.personal', {
            columns: draft.preview.droppedPersonalColumns.join(', '),
          })}
        </p>
      )}
      {draft.files.map((file, position) => {
        const index = tableIndexFor(mapping, file, position)
        const table = mapping.tables[index]
        return (
          table && (
            <FileTable
              key={tableName(file)}
              file={file}
              table={table}
              isOpen={draft.state === 'needs-mapping' || draft.files.length === 1}
              onChange={(next) => setTable(index, next)}
            />
          )
        )
      })}
      {hasActorTable && (
        <label className="check">
          <input
            type="checkbox"
            checked={mapping.network?.actorListComplete ?? false}
            onChange={(event) =>
              setMapping({
                ...mapping,
                network: { ...mapping.network, actorListComplete: event.target.checked },
              })
            }
          />
          <span>{t('view.import.list-complete')}</span>
        </label>
      )}
      {!complete && <p className="notice warn">{t('view.import.missing-identity')}</p>}
      <button
        type="button"
        className={isChanged ? 'button primary' : 'button'}
        disabled={!isChanged || !complete || reading.isPending}
        onClick={() => reading.mutate()}
      >
        {t('action.read-again')}
      </button>
      {reading.error && <Problem error={reading.error} />}
    </div>
  )
}

function emptyMapping(draft: ImportDraft): ImportMapping {
  return {
    version: 1,
    tables: draft.files.map(({ name, sheet }) => ({
      file: name,
      ...(sheet !== undefined && { sheet }),
      holds: 'participations',
    })),
  }
}

function FileTable({
  file,
  table,
  isOpen,
  onChange,
}: {
  file: ImportedFile
  table: TableMapping
  isOpen: boolean
  onChange: (table: TableMapping) => void
}) {
  const { t } = useText()
  const fields = columnFields(table)
  return (
    <details className="file-table" open={isOpen}>
      <summary>
        <strong className="anywhere">{tableName(file)}</strong>{' '}
        <span className="quiet">{t(`view.holds.${table.holds}`)}</span>
      </summary>
      <Reading table={table} hasText={isText(file)} onChange={onChange} />
      <TableBox label={tableName(file)}>
        <table className="table columns-table">
          <caption className="unseen">
            {t('view.import.columns-caption', { file: tableName(file) })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('view.import.column')}</th>
              <th scope="col">{t('view.import.samples')}</th>
              <th scope="col">{t('view.import.field')}</th>
            </tr>
          </thead>
          <tbody>
            {file.columns.map((column) => (
              <ColumnRow
                key={column.column}
                reading={column}
                fields={fields.get(column.column) ?? []}
                table={table}
                onChange={onChange}
              />
            ))}
          </tbody>
        </table>
      </TableBox>
    </details>
  )
}

/** How the file itself is read: its content, encoding, separator, decimal sign. */
function Reading({
  table,
  hasText,
  onChange,
}: {
  table: TableMapping
  /** A table of text: workbooks and graphs say themselves how they are written. */
  hasText: boolean
  onChange: (table: TableMapping) => void
}) {
  const { t, named } = useText()
  const set: SetTable = (part, drop) => {
    const next = { ...table, ...part }
    if (drop) delete next[drop]
    onChange(next)
  }
  return (
    <div className="filters">
      <label className="field">
        <span>{t('view.import.holds')}</span>
        <select
          value={table.holds}
          onChange={(event) => {
            const holds = HOLDS.find((one) => one === event.target.value)
            if (holds) set({ holds })
          }}
        >
          {HOLDS.map((holds) => (
            <option key={holds} value={holds}>
              {t(`view.holds.${holds}`)}
            </option>
          ))}
        </select>
      </label>
      {hasText && <Text table={table} set={set} />}
      <label className="field">
        <span>{t('view.import.decimal')}</span>
        <select
          value={table.decimal ?? ''}
          onChange={(event) => {
            const decimal = (['.', ','] as const).find((one) => one === event.target.value)
            if (decimal) set({ decimal })
            else set({}, 'decimal')
          }}
        >
          <option value="">{t('view.import.detected')}</option>
          <option value=",">{named('view.delimiter', ',')}</option>
          <option value=".">{t('view.import.point')}</option>
        </select>
      </label>
    </div>
  )
}

type SetTable = (part: Partial<TableMapping>, drop?: keyof TableMapping) => void

/** How a table of text is written: encoding and separator. */
function Text({ table, set }: { table: TableMapping; set: SetTable }) {
  const { t, named } = useText()
  return (
    <>
      <label className="field">
        <span>{t('view.import.encoding')}</span>
        <select
          value={table.encoding ?? ''}
          onChange={(event) => {
            const encoding = ENCODINGS.find((one) => one === event.target.value)
            if (encoding) set({ encoding })
            else set({}, 'encoding')
          }}
        >
          <option value="">{t('view.import.detected')}</option>
          {ENCODINGS.map((encoding) => (
            <option key={encoding} value={encoding}>
              {encoding.toUpperCase()}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('view.import.delimiter')}</span>
        <select
          value={table.delimiter ?? ''}
          onChange={(event) => {
            const delimiter = DELIMITERS.find((one) => one === event.target.value)
            if (delimiter) set({ delimiter })
            else set({}, 'delimiter')
          }}
        >
          <option value="">{t('view.import.detected')}</option>
          {DELIMITERS.map((delimiter) => (
            <option key={delimiter} value={delimiter}>
              {named('view.delimiter', delimiter)}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
