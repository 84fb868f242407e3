import type { ColumnReading } from '../../../../server/contract/imports.ts'
import type { TableMapping } from '../../../../server/domain/import-mapping.ts'
import { MEMBER_ROLES } from '../../parts/roles.ts'
import { useText } from '../../state/preferences-context.tsx'
import type { Text } from '../../state/text.ts'
import { fieldCode, fieldGroups } from './form-fields.ts'
import { assign, refine, refinementOf } from './mapping-form.ts'

const DATES = /\.(startsOn|endsOn|knownSince|surveyedOn|openedOn|closedOn|stageSince|spottedOn|on)$/
const DATE_FORMATS = ['iso', 'dmy', 'year'] as const

/** One column: its first values, and the field it feeds. */
export function ColumnRow({
  reading,
  fields,
  table,
  onChange,
}: {
  reading: ColumnReading
  fields: readonly string[]
  table: TableMapping
  onChange: (table: TableMapping) => void
}) {
  const text = useText()
  const { t } = text
  const now = fields.join('+')
  const groups = fieldGroups(table.holds)
  const isPersonal = reading.field === 'dropped-personal' && fields.length === 0
  const [only] = fields
  return (
    <tr>
      <th scope="row" className="anywhere">
        {reading.column}
      </th>
      <td className="quiet anywhere">{reading.samples.slice(0, 3).join(' · ')}</td>
      <td>
        <select
          aria-label={t('view.import.field-of', { column: reading.column })}
          value={now}
          onChange={(event) =>
            onChange(assign(table, reading.column, event.target.value || undefined))
          }
        >
          <option value="">
            {t(isPersonal ? 'view.import.personal-column' : 'view.import.ignored')}
          </option>
          {now !== '' && !groups.some((group) => group.fields.some((field) => field === now)) && (
            <option value={now}>{fieldNames(text, fields)}</option>
          )}
          {groups.map((group) => (
            <optgroup key={group.record} label={text.named('view.record', group.record)}>
              {group.fields.map((field) => (
                <option key={field} value={field}>
                  {fieldName(text, field)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        {only !== undefined && DATES.test(only) && (
          <DateFormat table={table} path={only} column={reading.column} onChange={onChange} />
        )}
        {only === 'participation.role' && (
          <RoleValues
            table={table}
            column={reading.column}
            samples={reading.samples}
            onChange={onChange}
          />
        )}
      </td>
    </tr>
  )
}

/** `actor.place.label` → « Acteur : lieu ». */
function fieldName(text: Text, path: string): string {
  const [part = ''] = path.split('.')
  const record = text.named('view.record', part)
  return text.t('view.field-of-record', { record, field: nameOfField(text, path) })
}

function nameOfField({ named }: Text, path: string): string {
  const code = fieldCode(path)
  const field = named('view.field', code)
  if (field !== code) return field
  // A register's own numbers are called as they are there: RNSR, RIDET.
  return path.includes('.identifiers.') ? code.toUpperCase() : code
}

/** Several fields at once, record by record, each once: « collaboration : identifiant + début ». */
function fieldNames(text: Text, paths: readonly string[]): string {
  const { t, named } = text
  const ofRecord = new Map<string, Set<string>>()
  for (const path of paths) {
    const [record = ''] = path.split('.')
    ofRecord.set(record, (ofRecord.get(record) ?? new Set()).add(nameOfField(text, path)))
  }
  return [...ofRecord]
    .map(([record, names]) =>
      t('view.field-of-record', {
        record: named('view.record', record),
        field: [...names].join(' + '),
      }),
    )
    .join(' · ')
}

function DateFormat({
  table,
  path,
  column,
  onChange,
}: {
  table: TableMapping
  path: string
  column: string
  onChange: (table: TableMapping) => void
}) {
  const { t } = useText()
  const now = refinementOf(table, path, 'date')
  return (
    <select
      aria-label={t('view.import.date-of', { column })}
      value={typeof now === 'string' ? now : ''}
      onChange={(event) =>
        onChange(refine(table, path, column, { date: event.target.value || undefined }))
      }
    >
      <option value="">{t('view.import.detected')}</option>
      {DATE_FORMATS.map((format) => (
        <option key={format} value={format}>
          {t(`view.import.date-format.${format}`)}
        </option>
      ))}
    </select>
  )
}

/** What the values of the role column mean. */
function RoleValues({
  table,
  column,
  samples,
  onChange,
}: {
  table: TableMapping
  column: string
  samples: readonly string[]
  onChange: (table: TableMapping) => void
}) {
  const { t } = useText()
  const kept = refinementOf(table, 'participation.role', 'values')
  const values = Object.fromEntries(
    Object.entries(typeof kept === 'object' && kept !== null ? kept : {}).map(
      ([value, role]): [string, string] => [value, typeof role === 'string' ? role : ''],
    ),
  )
  const found = [...new Set([...samples.filter((sample) => sample !== ''), ...Object.keys(values)])]
  return (
    <ul className="role-values">
      {found.map((value) => (
        <li key={value}>
          <span className="anywhere">{value}</span>
          <select
            aria-label={t('view.import.role-of', { value })}
            value={values[value] ?? ''}
            onChange={(event) => {
              const { [value]: _before, ...rest } = values
              const next = event.target.value ? { ...rest, [value]: event.target.value } : rest
              onChange(
                refine(table, 'participation.role', column, {
                  values: Object.keys(next).length > 0 ? next : undefined,
                }),
              )
            }}
          >
            <option value="">{t('view.import.detected')}</option>
            {MEMBER_ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`view.role.${role}`)}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  )
}
