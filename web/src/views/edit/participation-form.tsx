import { useState } from 'react'
import type { ChangeDone } from '../../../../server/contract/changes.ts'
import type { ParticipationPage } from '../../../../server/contract/records.ts'
import { useEndpoints } from '../../api/queries.ts'
import { ROLES } from '../../parts/roles.ts'
import { useText } from '../../state/preferences-context.tsx'
import type { Loaded } from './conflict.ts'
import { SelectField, TextField } from './fields.tsx'
import {
  INTENSITIES,
  PARTICIPATION_DATES,
  participationFaults,
  participationValues,
  participationWrite,
  PHASES,
} from './participation-fields.ts'
import { DateFields, useFieldLabel } from './record-fields.tsx'
import { RecordForm } from './record-form.tsx'
import { RecordSearch } from './record-search.tsx'

export type ParticipationRow = ParticipationPage['items'][number]
const FIELDS = Object.keys(participationValues({}))

/** One participation: of whom, in what, as what, from when to when. */
export function ParticipationForm({
  networkId,
  side,
  ownId,
  base,
  reload,
  onSaved,
  onTouched,
}: {
  networkId: string
  /** What the form was opened from, and its id: the other end is looked for. */
  side: 'actor' | 'collaboration'
  ownId: string
  base: Loaded<ParticipationRow> | undefined
  reload: () => Promise<Loaded<ParticipationRow>>
  onSaved: (done: ChangeDone) => void
  onTouched: () => void
}) {
  const { t, named } = useText()
  const api = useEndpoints()
  const [otherName, setOtherName] = useState<string>()
  const own = side === 'actor' ? { actorId: ownId } : { collaborationId: ownId }
  const other = side === 'actor' ? 'collaborationId' : 'actorId'
  const labelOf = useFieldLabel()
  const optional = (prefix: 'intensity' | 'phase', values: readonly string[]) => [
    { value: '', label: t('view.edit.unknown') },
    ...values.map((value) => ({ value, label: named(`view.${prefix}`, value) })),
  ]
  return (
    <RecordForm
      networkId={networkId}
      base={base}
      valuesOf={(record) => participationValues(record ?? own)}
      faultsOf={participationFaults}
      fields={FIELDS}
      reload={reload}
      write={(values, over) =>
        api.saveParticipation(
          networkId,
          over?.record.key,
          participationWrite(values),
          over?.version,
        )
      }
      onSaved={onSaved}
      onTouched={onTouched}
    >
      {(values, set, errorOf) => (
        <>
          {base === undefined && (
            <RecordSearch
              networkId={networkId}
              record={side === 'actor' ? 'collaboration' : 'actor'}
              chosen={otherName}
              error={errorOf(other)}
              onChoose={(found) => {
                setOtherName(found?.name)
                set({ [other]: found?.id ?? '' })
              }}
            />
          )}
          <div className="form-grid">
            <SelectField
              label={labelOf('role')}
              value={values.role}
              options={ROLES.map((value) => ({ value, label: t(`view.role.${value}`) }))}
              onChange={(role) => set({ role })}
            />
            <DateFields
              fields={PARTICIPATION_DATES}
              values={values}
              errorOf={errorOf}
              onChange={(field, value) => set({ [field]: value })}
            />
            <SelectField
              label={t('view.edit.intensity')}
              value={values.intensity}
              options={optional('intensity', INTENSITIES)}
              onChange={(intensity) => set({ intensity })}
            />
            <SelectField
              label={t('view.edit.phase')}
              value={values.phase}
              options={optional('phase', PHASES)}
              onChange={(phase) => set({ phase })}
            />
            <TextField
              label={t('view.edit.share')}
              maxLength={10}
              value={values.share}
              error={errorOf('share')}
              onChange={(share) => set({ share })}
            />
          </div>
        </>
      )}
    </RecordForm>
  )
}
