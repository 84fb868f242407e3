import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type {
  ImportChange,
  ImportDraft,
  ImportedFile,
} from '../../../../server/contract/imports.ts'
import type { ImportMapping, TableMapping } from '../../../../server/domain/import-mapping.ts'
import { useEndpoints } from '../../api/queries.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { ColumnRow } from './column-row.tsx'
import { FieldGlossary } from './field-glossary.tsx'
import {
  columnFields,
  isComplete,
  newTable,
  tableIndexFor,
  tableName,
  withoutTable,
  withTable,
} from './mapping-form.ts'
import { SavedMappings } from './saved-mappings.tsx'
import { TableReadingForm } from './table-reading.tsx'
import { UnreadTable } from './unread-table.tsx'
import { TableBox } from '../../parts/table-box.tsx'

/** Columns that are shown at once, beside those that feed something: some registers have hundreds. */
const FIRST_COLUMNS = 40

const HOLDS = ['participations', 'actors', 'collaborations', 'ties'] as const

/** What the columns were taken to mean, as a form; reading again makes a new preview. */
export function UnderstandingStep({ draft }: { draft: ImportDraft }) {
  const { t } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const [mapping, setMapping] = useState<ImportMapping>(() => draft.mapping ?? emptyMapping(draft))
  const isChanged = JSON.stringify(mapping) !== JSON.stringify(draft.mapping)
  const reading = useMutation({
    mutationFn: (change: ImportChange) => api.changeImport(draft.networkId, draft.id, change),
    onSuccess: (next) =>
      queries.setQueriesData({ queryKey: [draft.networkId, 'import', draft.id] }, next),
  })
  const setTable = (index: number, table: TableMapping): void =>
    setMapping({ ...mapping, tables: mapping.tables.map((one, i) => (i === index ? table : one)) })
  const hasActorTable = mapping.tables.some((table) => table.holds === 'actors')
  const complete = mapping.tables.length > 0 && mapping.tables.every(isComplete)
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
      {draft.files.map((file) => {
        const index = tableIndexFor(mapping, file)
        const table = mapping.tables[index]
        const written = (
          <TableReadingForm
            file={file}
            readings={draft.readings}
            isBusy={reading.isPending}
            onChange={(readings) => reading.mutate({ readings })}
          />
        )
        return table ? (
          <FileTable
            key={tableName(file)}
            file={file}
            table={table}
            written={written}
            isOpen={draft.state === 'needs-mapping' || draft.files.length === 1}
            onChange={(next) => setTable(index, next)}
            {...(mapping.tables.length > 1 && {
              onLeaveOut: () => setMapping(withoutTable(mapping, file)),
            })}
          />
        ) : (
          <UnreadTable
            key={tableName(file)}
            file={file}
            written={written}
            onRead={() => setMapping(withTable(mapping, file))}
          />
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
        onClick={() => reading.mutate({ mapping })}
      >
        {t('action.read-again')}
      </button>
      {reading.error && <Problem error={reading.error} />}
      <SavedMappings
        draft={draft}
        mapping={mapping}
        isComplete={complete}
        isBusy={reading.isPending}
        onUse={(saved) => reading.mutate({ mapping: saved })}
      />
    </div>
  )
}

function emptyMapping(draft: ImportDraft): ImportMapping {
  return { version: 1, tables: draft.files.map(newTable) }
}

function FileTable({
  file,
  table,
  written,
  isOpen,
  onChange,
  onLeaveOut,
}: {
  file: ImportedFile
  table: TableMapping
  /** How it is written, as a form. */
  written: ReactNode
  isOpen: boolean
  onChange: (table: TableMapping) => void
  /** Nothing is read of it any more; not there for the only one. */
  onLeaveOut?: () => void
}) {
  const { t } = useText()
  const fields = columnFields(table)
  const [isWhole, setWhole] = useState(false)
  const body = useRef<HTMLTableSectionElement>(null)
  const shown = file.columns.filter(
    ({ column }, index) => isWhole || index < FIRST_COLUMNS || fields.has(column),
  )
  const left = file.columns.length - shown.length
  const showAll = (): void => {
    flushSync(() => setWhole(true))
    // The button goes: what it brought has the focus.
    body.current?.rows[FIRST_COLUMNS]?.querySelector('select')?.focus()
  }
  return (
    <details className="file-table" open={isOpen}>
      <summary>
        <strong className="anywhere">{tableName(file)}</strong>{' '}
        <span className="quiet">{t(`view.holds.${table.holds}`)}</span>
      </summary>
      <Reading table={table} written={written} onChange={onChange} />
      {onLeaveOut && (
        <button type="button" className="link small" onClick={onLeaveOut}>
          {t('view.import.leave-out')}
        </button>
      )}
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
          <tbody ref={body}>
            {shown.map((column) => (
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
      {left > 0 && (
        <button type="button" className="button" onClick={showAll}>
          {t('view.import.other-columns', { count: left })}
        </button>
      )}
      <FieldGlossary holds={table.holds} />
    </details>
  )
}

/** What a table holds, how it is written, and its decimal sign. */
function Reading({
  table,
  written,
  onChange,
}: {
  table: TableMapping
  written: ReactNode
  onChange: (table: TableMapping) => void
}) {
  const { t, named } = useText()
  const set = (part: Partial<TableMapping>, drop?: keyof TableMapping): void => {
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
      {written}
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
