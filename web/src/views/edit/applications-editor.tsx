import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallPage } from '../../../../server/contract/calls.ts'
import { useEndpoints } from '../../api/queries.ts'
import { Answer } from '../../parts/answer.tsx'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import {
  applicationFaults,
  applicationValues,
  applicationWrite,
  STATUSES,
  type ApplicationRow,
} from './application-fields.ts'
import { EditRow } from './edit-row.tsx'
import type { Loaded } from './conflict.ts'
import { SelectField, TextField } from './fields.tsx'
import { RecordForm } from './record-form.tsx'
import { useSave } from './use-save.ts'

type Of = { networkId: string; collaborationId: string }
const FIELDS = Object.keys(applicationValues())

/** The calls for projects that a collaboration was filed for, and what became of it. */
export function ApplicationsEditor({
  onTouched,
  ...of
}: Of & { onTouched: (isTouched: boolean) => void }) {
  const { networkId, collaborationId } = of
  const { t } = useText()
  const api = useEndpoints()
  const [open, setOpen] = useState<string>()
  const load = () => api.applicationsToEdit(networkId, collaborationId)
  const filed = useQuery({
    queryKey: [networkId, 'applications', collaborationId],
    queryFn: load,
  })
  const calls = useQuery({
    queryKey: [networkId, 'calls'],
    queryFn: ({ signal }) => api.calls(networkId, signal),
  })
  const reload = async (callId: string): Promise<Loaded<ApplicationRow>> => {
    const { record, version } = await load()
    const found = record.items.find((one) => one.callId === callId)
    // Taken out by another one: what is written again is what was there.
    return {
      record: found ?? { callId, collaborationId, status: 'filed', callName: callId },
      version,
    }
  }
  const close = (): void => {
    setOpen(undefined)
    onTouched(false)
  }
  const form = { ...of, reload, onSaved: close, onTouched: () => onTouched(true) }
  return (
    <Answer of={filed} lines={3}>
      {({ record: { items }, version }) => (
        <>
          {items.length === 0 && <p className="quiet">{t('view.edit.no-application')}</p>}
          <ul className="rows edit-rows">
            {items.map((row) => (
              <li key={row.callId}>
                {open === row.callId ? (
                  <ApplicationForm {...form} base={{ record: row, version }} calls={undefined} />
                ) : (
                  <Row {...of} row={row} version={version} onOpen={() => setOpen(row.callId)} />
                )}
              </li>
            ))}
          </ul>
          {open === '' && calls.data ? (
            <ApplicationForm
              {...form}
              base={undefined}
              calls={calls.data.items.filter(({ id }) => !items.some((one) => one.callId === id))}
            />
          ) : (
            <div className="links">
              <button type="button" className="button" onClick={() => setOpen('')}>
                {t('view.edit.add-application')}
              </button>
            </div>
          )}
          <NewCall networkId={networkId} />
        </>
      )}
    </Answer>
  )
}

function ApplicationForm({
  networkId,
  collaborationId,
  base,
  calls,
  reload,
  onSaved,
  onTouched,
}: Of & {
  base: Loaded<ApplicationRow> | undefined
  /** Those to choose from, for a new one. */
  calls: CallPage['items'] | undefined
  reload: (callId: string) => Promise<Loaded<ApplicationRow>>
  onSaved: () => void
  onTouched: () => void
}) {
  const { t } = useText()
  const api = useEndpoints()
  return (
    <RecordForm
      networkId={networkId}
      base={base}
      valuesOf={applicationValues}
      faultsOf={applicationFaults}
      fields={FIELDS}
      reload={() => reload(base?.record.callId ?? '')}
      write={(values, over) =>
        api.saveApplication(
          networkId,
          { callId: values.callId, collaborationId },
          applicationWrite(values),
          over?.version,
        )
      }
      onSaved={onSaved}
      onTouched={onTouched}
    >
      {(values, set, errorOf) => (
        <div className="form-grid">
          {calls && (
            <SelectField
              label={t('view.edit.call')}
              value={values.callId}
              error={errorOf('callId')}
              hint={calls.length === 0 ? t('view.edit.no-call') : undefined}
              options={[
                { value: '', label: t('view.edit.choose-one') },
                ...calls.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(callId) => set({ callId })}
            />
          )}
          <SelectField
            label={t('view.edit.status')}
            value={values.status}
            error={errorOf('status')}
            options={STATUSES.map((value) => ({ value, label: t(`view.status.${value}`) }))}
            onChange={(status) => set({ status })}
          />
          <TextField
            isDate
            label={t('view.edit.filed-on')}
            value={values.filedOn}
            error={errorOf('filedOn')}
            onChange={(filedOn) => set({ filedOn })}
          />
        </div>
      )}
    </RecordForm>
  )
}

function Row({
  networkId,
  row,
  version,
  onOpen,
}: Of & { row: ApplicationRow; version: number; onOpen: () => void }) {
  const { t, date } = useText()
  const api = useEndpoints()
  return (
    <EditRow
      networkId={networkId}
      onOpen={onOpen}
      remove={() => api.removeApplication(networkId, row, version)}
    >
      {row.callName}{' '}
      <span className="quiet">
        {t(`view.status.${row.status}`)}
        {row.filedOn !== undefined && ` · ${date(row.filedOn)}`}
      </span>
    </EditRow>
  )
}

/** A call that is not in the network yet: its name is enough to file for it. */
function NewCall({ networkId }: { networkId: string }) {
  const { t } = useText()
  const api = useEndpoints()
  const save = useSave(networkId)
  const [name, setName] = useState('')
  return (
    <details className="new-call">
      <summary className="link small">{t('view.edit.add-call')}</summary>
      <form
        className="record-form"
        onSubmit={(event) => {
          event.preventDefault()
          save.run(
            () => api.createCall(networkId, { name: name.trim() }),
            () => setName(''),
          )
        }}
      >
        <TextField
          label={t('view.edit.call-name')}
          required
          maxLength={1000}
          value={name}
          onChange={setName}
        />
        {save.error !== null && <Problem error={save.error} />}
        <button className="button" disabled={save.isPending || name.trim() === ''}>
          {t('view.edit.add-call')}
        </button>
      </form>
    </details>
  )
}
