import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { ChangeDone } from '../../../../server/contract/changes.ts'
import { ApiError } from '../../api/api-error.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { differingFields, isConflict, writeOver, type Loaded } from './conflict.ts'
import { useSave } from './use-save.ts'
import { fieldOf, type FieldErrors } from './values.ts'

/** What is wrong, by field, in the reader's language. */
export type ErrorOf = (field: string) => string | undefined

type Props<R extends object, V> = {
  networkId: string
  /** The record as it was read; none for a new one. */
  base: Loaded<R> | undefined
  valuesOf: (record: R | undefined) => V
  faultsOf: (values: V) => FieldErrors
  /** The fields that the form shows: what is wrong elsewhere is said under the form. */
  fields: readonly string[]
  reload: () => Promise<Loaded<R>>
  write: (values: V, base: Loaded<R> | undefined) => Promise<ChangeDone>
  onSaved: (done: ChangeDone) => void
  onTouched: () => void
  children: (values: V, set: (part: Partial<V>) => void, errorOf: ErrorOf) => ReactNode
}

/** What a form for one kind of record is given. */
export type FormOf<R> = {
  networkId: string
  base: Loaded<R> | undefined
  onSaved: (done: ChangeDone) => void
  onTouched: () => void
}

/** A form over one record: what is wrong at its field, and the choice where another one wrote too. */
export function RecordForm<R extends object, V>(props: Props<R, V>) {
  const { networkId, valuesOf, faultsOf, fields, onSaved, children } = props
  const { t, named, list } = useText()
  const [base, setBase] = useState(props.base)
  const [values, setValues] = useState(() => valuesOf(props.base?.record))
  const [faults, setFaults] = useState<FieldErrors>({})
  const [theirs, setTheirs] = useState<Loaded<R>>()
  const save = useSave(networkId)
  const refused = serverFaults(save.error)
  // What was found wrong is said until it is put right, not until the next try.
  const left = Object.keys(faults).length > 0 ? faultsOf(values) : faults
  const errorOf: ErrorOf = (field) => {
    const fault = faults[field] === undefined ? undefined : left[field]
    return fault === undefined ? refused.get(field) : t(fault)
  }
  const isSaidAtField =
    refused.size > 0 &&
    [...refused.keys()].every((field) => fields.includes(field.split('.')[0] ?? field))

  const send = (over: Loaded<R> | undefined): void => {
    let isRefused = false
    const writing = async (): Promise<ChangeDone> => {
      if (!over) return props.write(values, undefined)
      const answer = await writeOver(over, props.reload, (version) =>
        props.write(values, { ...over, version }),
      )
      if (!isConflict(answer)) return answer
      isRefused = true
      setTheirs(answer.theirs)
      return { version: answer.theirs.version }
    }
    save.run(writing, (done) => {
      if (!isRefused) onSaved(done)
    })
  }
  const form = useRef<HTMLFormElement>(null)
  // Each try makes new ones, and what is wrong is drawn by then.
  useEffect(() => {
    if (Object.keys(faults).length > 0 || save.error !== null) focusFirst(form.current)
  }, [faults, save.error])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const found = faultsOf(values)
    setFaults(found)
    if (Object.keys(found).length === 0) send(base)
  }
  return (
    <form ref={form} className="record-form" noValidate onSubmit={submit}>
      {theirs && (
        <div className="notice warn" role="alert">
          <h3 ref={focusOnce} tabIndex={-1}>
            {t('view.edit.conflict')}
          </h3>
          <p>
            {t('view.edit.conflict-text', {
              fields: list(
                differingFields(base?.record ?? {}, theirs.record).map((field) =>
                  named('view.field', field),
                ),
              ),
            })}
          </p>
          <div className="links">
            <button
              type="button"
              className="button"
              onClick={() => {
                setBase(theirs)
                setValues(valuesOf(theirs.record))
                setTheirs(undefined)
              }}
            >
              {t('view.edit.take-theirs')}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                setBase(theirs)
                setTheirs(undefined)
                send(theirs)
              }}
            >
              {t('view.edit.keep-mine')}
            </button>
          </div>
        </div>
      )}
      {children(
        values,
        (part) => {
          setValues({ ...values, ...part })
          props.onTouched()
        },
        errorOf,
      )}
      {Object.keys(faults).length > 0 && (
        <p className="small field-error" role="alert">
          {t('view.edit.check-fields', { count: Object.keys(faults).length })}
        </p>
      )}
      {save.error !== null && !isSaidAtField && <Problem error={save.error} />}
      <button className="button primary" disabled={save.isPending}>
        {t('action.save')}
      </button>
    </form>
  )
}

/** What the server found wrong, by field. */
function serverFaults(error: unknown): Map<string, string> {
  const errors = error instanceof ApiError ? (error.problem?.errors ?? []) : []
  return new Map(errors.map(({ where, message }) => [fieldOf(where), message]))
}

/** What is wrong first is unfolded and reached. */
function focusFirst(form: HTMLFormElement | null): void {
  const wrong = form?.querySelector('[aria-invalid="true"]')
  if (!(wrong instanceof HTMLElement)) return
  const folded = wrong.closest('details')
  if (folded) folded.open = true
  wrong.focus()
}

/** What has to be chosen before anything else goes on has the focus once it is there. */
function focusOnce(element: HTMLElement | null): void {
  element?.focus()
}
