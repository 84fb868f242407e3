import { useText } from '../../state/preferences-context.tsx'
import { TextField } from './fields.tsx'
import type { ErrorOf } from './record-form.tsx'

/** What a field of a record is called at the head of its control. */
export function useFieldLabel(): (field: string) => string {
  const { named, capital } = useText()
  return (field) => capital(named('view.field', field))
}

/** The name of a record, and of a new one the id that it is to have. */
export function NameAndId({
  values: { name, id },
  isNew,
  maxLength,
  errorOf,
  onChange,
}: {
  values: { name: string; id: string }
  isNew: boolean
  /** Of the name. */
  maxLength: number
  errorOf: ErrorOf
  onChange: (part: { name: string } | { id: string }) => void
}) {
  const { t } = useText()
  const labelOf = useFieldLabel()
  return (
    <>
      <TextField
        label={labelOf('name')}
        required
        maxLength={maxLength}
        value={name}
        error={errorOf('name')}
        onChange={(value) => onChange({ name: value })}
      />
      {isNew && (
        <TextField
          label={labelOf('id')}
          maxLength={200}
          value={id}
          error={errorOf('id')}
          hint={t('view.edit.id-hint')}
          onChange={(value) => onChange({ id: value })}
        />
      )}
    </>
  )
}

/** The days of a record, one field each. */
export function DateFields<F extends string>({
  fields,
  values,
  errorOf,
  onChange,
}: {
  fields: readonly F[]
  values: Readonly<Record<F, string>>
  errorOf: ErrorOf
  onChange: (field: F, value: string) => void
}) {
  const labelOf = useFieldLabel()
  return fields.map((field) => (
    <TextField
      key={field}
      isDate
      label={labelOf(field)}
      value={values[field]}
      error={errorOf(field)}
      onChange={(value) => onChange(field, value)}
    />
  ))
}
