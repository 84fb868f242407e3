import type { ReactNode } from 'react'
import { useText } from '../../state/preferences-context.tsx'
import type { ErrorOf } from './record-form.tsx'

/** What one line needs: its values, how to change them, and what is wrong with each. */
export type LineParts<L> = {
  line: L
  set: (part: Partial<L>) => void
  errorOf: ErrorOf
}

/** Several of something that has parts of its own: one framed line each, and a button for another. */
export function LinesField<L>({
  legend,
  field,
  lines,
  blank,
  addLabel,
  errorOf,
  onChange,
  children,
}: {
  legend: string
  /** Name of the list: what is wrong with a line is said at `field.line.part`. */
  field: string
  lines: readonly L[]
  blank: L
  addLabel: string
  errorOf: ErrorOf
  onChange: (lines: L[]) => void
  children: (parts: LineParts<L>) => ReactNode
}) {
  const { t } = useText()
  return (
    <fieldset className="record-lines">
      <legend>{legend}</legend>
      {lines.map((line, i) => (
        // Lines have no identity but their place: what is typed in one stays in it.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={i} className="record-line" aria-label={`${legend} ${i + 1}`}>
          <div className="form-grid">
            {children({
              line,
              set: (part) => onChange(lines.with(i, { ...line, ...part })),
              errorOf: (part) => errorOf(`${field}.${i}.${part}`),
            })}
          </div>
          <button
            type="button"
            className="button bare"
            aria-label={t('view.edit.remove-line', { value: `${legend} ${i + 1}` })}
            onClick={() => onChange(lines.filter((_, other) => other !== i))}
          >
            ×
          </button>
        </fieldset>
      ))}
      {errorOf(field) !== undefined && <span className="small field-error">{errorOf(field)}</span>}
      <button type="button" className="button" onClick={() => onChange([...lines, blank])}>
        {addLabel}
      </button>
    </fieldset>
  )
}
