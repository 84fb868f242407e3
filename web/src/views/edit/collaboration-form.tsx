import type { ChangeDone } from '../../../../server/contract/changes.ts'
import type { Collaboration } from '../../../../server/domain/records.ts'
import { useEndpoints } from '../../api/queries.ts'
import { useText } from '../../state/preferences-context.tsx'
import {
  COLLABORATION_DATES,
  collaborationFaults,
  collaborationValues,
  collaborationWrite,
  KINDS,
  SCOPES,
} from './collaboration-fields.ts'
import type { Loaded } from './conflict.ts'
import { ListField, PairsField, SelectField, TextField } from './fields.tsx'
import { DateFields, NameAndId, useFieldLabel } from './record-fields.tsx'
import { RecordForm } from './record-form.tsx'
import { useSuggestions } from './use-suggestions.ts'

const FIELDS = Object.keys(collaborationValues())

/** A collaboration as a form. */
export function CollaborationForm({
  networkId,
  base,
  onSaved,
  onTouched,
}: {
  networkId: string
  base: Loaded<Collaboration> | undefined
  onSaved: (done: ChangeDone) => void
  onTouched: () => void
}) {
  const { t } = useText()
  const api = useEndpoints()
  const suggestions = useSuggestions(networkId)
  const labelOf = useFieldLabel()
  const id = base?.record.id
  return (
    <RecordForm
      networkId={networkId}
      base={base}
      valuesOf={collaborationValues}
      faultsOf={collaborationFaults}
      fields={FIELDS}
      reload={() => api.collaborationToEdit(networkId, id ?? '')}
      write={(values, over) =>
        api.saveCollaboration(
          networkId,
          id,
          collaborationWrite(values, over?.record),
          over?.version,
        )
      }
      onSaved={onSaved}
      onTouched={onTouched}
    >
      {(values, set, errorOf) => (
        <>
          <div className="form-grid">
            <NameAndId
              values={values}
              isNew={base === undefined}
              maxLength={2000}
              errorOf={errorOf}
              onChange={set}
            />
            <SelectField
              label={labelOf('kind')}
              value={values.kind}
              options={KINDS.map((value) => ({ value, label: t(`view.kind.${value}`) }))}
              onChange={(kind) => set({ kind })}
            />
            <DateFields
              fields={COLLABORATION_DATES}
              values={values}
              errorOf={errorOf}
              onChange={(field, value) => set({ [field]: value })}
            />
            <ListField
              label={labelOf('domains')}
              values={values.domains}
              suggestions={suggestions.domains}
              error={errorOf('domains')}
              onChange={(domains) => set({ domains })}
            />
          </div>
          <details>
            <summary className="link small">{t('view.edit.more')}</summary>
            <div className="form-grid">
              <ListField
                label={labelOf('territories')}
                values={values.territories}
                suggestions={suggestions.territories}
                hint={t('view.edit.territories-hint')}
                error={errorOf('territories')}
                onChange={(territories) => set({ territories })}
              />
              <ListField
                label={t('view.edit.skills-needed')}
                values={values.skillsNeeded}
                suggestions={suggestions.skills}
                error={errorOf('skillsNeeded')}
                onChange={(skillsNeeded) => set({ skillsNeeded })}
              />
              <SelectField
                label={t('view.edit.scope')}
                value={values.scope}
                options={[
                  { value: '', label: t('view.edit.unknown') },
                  ...SCOPES.map((value) => ({ value, label: t(`view.scope.${value}`) })),
                ]}
                onChange={(scope) => set({ scope })}
              />
              <TextField
                label={labelOf('weight')}
                maxLength={20}
                value={values.weight}
                error={errorOf('weight')}
                onChange={(weight) => set({ weight })}
              />
            </div>
            {values.kind === 'tie' && (
              <label className="check">
                <input
                  type="checkbox"
                  checked={values.directed}
                  onChange={(event) => set({ directed: event.target.checked })}
                />
                <span>{t('view.edit.directed')}</span>
              </label>
            )}
            <PairsField pairs={values.attributes} onChange={(attributes) => set({ attributes })} />
          </details>
        </>
      )}
    </RecordForm>
  )
}
