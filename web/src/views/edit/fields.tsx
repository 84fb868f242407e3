import { useId, type ReactNode } from 'react'
import { useText } from '../../state/preferences-context.tsx'
import { isPartialDate } from './dates.ts'
import type { Pair } from './pairs.ts'

type Common = { label: string; error?: string | undefined; hint?: string | undefined }

/** A label, its control, and under it what is wrong or how to write it. */
function Labelled({
  label,
  error,
  hint,
  children,
}: Common & { children: (ids: { id: string; 'aria-describedby': string }) => ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-about` })}
      <span
        id={`${id}-about`}
        className={error === undefined ? 'small quiet' : 'small field-error'}
      >
        {error ?? hint ?? ''}
      </span>
    </div>
  )
}

/** A text of one line; a date is written as ISO and shown as it is read. */
export function TextField({
  label,
  value,
  error,
  hint,
  suggestions,
  maxLength = 500,
  required = false,
  isDate = false,
  onChange,
}: Common & {
  value: string
  suggestions?: readonly string[]
  maxLength?: number
  required?: boolean
  isDate?: boolean
  onChange: (value: string) => void
}) {
  const { t, date } = useText()
  const list = useId()
  const read = isDate && isPartialDate(value.trim()) ? date(value.trim()) : undefined
  return (
    <Labelled label={label} error={error} hint={read ?? hint}>
      {(ids) => (
        <>
          <input
            {...ids}
            className="input"
            value={value}
            maxLength={maxLength}
            required={required}
            aria-invalid={error !== undefined}
            {...(isDate && { placeholder: t('view.date-placeholder') })}
            {...(suggestions && suggestions.length > 0 && { list })}
            onChange={(event) => onChange(event.target.value)}
          />
          {suggestions && suggestions.length > 0 && (
            <datalist id={list}>
              {suggestions.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </datalist>
          )}
        </>
      )}
    </Labelled>
  )
}

/** One of several values. */
export function SelectField({
  label,
  value,
  options,
  error,
  hint,
  onChange,
}: Common & {
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  return (
    <Labelled label={label} error={error} hint={hint}>
      {(ids) => (
        <select
          {...ids}
          value={value}
          aria-invalid={error !== undefined}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

/** Several texts, one line each; the last line is for another one. */
export function ListField({
  label,
  values,
  suggestions = [],
  error,
  hint,
  onChange,
}: Common & {
  values: readonly string[]
  suggestions?: readonly string[]
  onChange: (values: string[]) => void
}) {
  const { t } = useText()
  const id = useId()
  const lines = [...values, '']
  return (
    <fieldset className="field list-field">
      <legend>{label}</legend>
      {lines.map((value, line) => (
        // Lines have no identity but their place: what is typed in one stays in it.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={line} className="list-line">
          <input
            className="input"
            aria-label={t('view.edit.line-of', { label, line: line + 1 })}
            list={id}
            maxLength={200}
            value={value}
            {...(line === values.length && { placeholder: t('view.edit.add-line') })}
            onChange={(event) =>
              onChange(
                lines
                  .with(line, event.target.value)
                  .filter((text, i) => text !== '' || i < values.length),
              )
            }
          />
          {line < values.length && (
            <button
              type="button"
              className="button bare"
              aria-label={t('view.edit.remove-line', { value })}
              onClick={() => onChange(values.filter((_, i) => i !== line))}
            >
              ×
            </button>
          )}
        </div>
      ))}
      <datalist id={id}>
        {suggestions
          .filter((one) => !values.includes(one))
          .map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
      </datalist>
      {(error ?? hint) !== undefined && (
        <span className={error === undefined ? 'small quiet' : 'small field-error'}>
          {error ?? hint}
        </span>
      )}
    </fieldset>
  )
}

/** Further columns of a record, with the warning that they may name nobody. */
export function PairsField({
  pairs,
  onChange,
}: {
  pairs: readonly Pair[]
  onChange: (pairs: Pair[]) => void
}) {
  const { t } = useText()
  const lines = [...pairs, { name: '', value: '' }]
  const set = (line: number, part: Partial<Pair>): void => {
    const before = lines[line]
    if (!before) return
    onChange(
      lines
        .with(line, { ...before, ...part })
        .filter(({ name, value }, i) => i < pairs.length || name !== '' || value !== ''),
    )
  }
  return (
    <fieldset className="field list-field">
      <legend>{t('view.edit.attributes')}</legend>
      {lines.map(({ name, value }, line) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={line} className="list-line pair">
          <input
            className="input"
            aria-label={t('view.edit.attribute-name', { line: line + 1 })}
            maxLength={200}
            value={name}
            {...(line === pairs.length && { placeholder: t('view.edit.add-line') })}
            onChange={(event) => set(line, { name: event.target.value })}
          />
          <input
            className="input"
            aria-label={t('view.edit.attribute-value', { name: name || String(line + 1) })}
            maxLength={20_000}
            value={value}
            onChange={(event) => set(line, { value: event.target.value })}
          />
          {line < pairs.length && (
            <button
              type="button"
              className="button bare"
              aria-label={t('view.edit.remove-line', { value: name })}
              onClick={() => onChange(pairs.filter((_, i) => i !== line))}
            >
              ×
            </button>
          )}
        </div>
      ))}
      <span className="small quiet">{t('view.edit.personal')}</span>
    </fieldset>
  )
}
