import { KINDS } from '../../../../server/contract/slice-query.ts'
import type { Collaboration } from '../../../../server/domain/records.ts'
import { useEndpoints } from '../../api/queries.ts'
import { useText } from '../../state/preferences-context.tsx'
import {
  COLLABORATION_DATES,
  collaborationFaults,
  collaborationValues,
  collaborationWrite,
  SCOPES,
} from './collaboration-fields.ts'
import { FundingLines, StageLines } from './collaboration-lines.tsx'
import { ListField, PairsField, SelectField, TextField } from './fields.tsx'
import { DateFields, NameAndId, useFieldLabel } from './record-fields.tsx'
import { RecordChoice, RecordChoices } from './record-choice.tsx'
import { RecordForm, type FormOf } from './record-form.tsx'
import { useSuggestions } from './use-suggestions.ts'

const FIELDS = Object.keys(collaborationValues())

/** A collaboration as a form. */
export function CollaborationForm({ networkId, base, onSaved, onTouched }: FormOf<Collaboration>) {
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
          <StageLines
            lines={values.stages}
            errorOf={errorOf}
            onChange={(stages) => set({ stages })}
          />
          <FundingLines
            networkId={networkId}
            lines={values.fundings}
            errorOf={errorOf}
            onChange={(fundings) => set({ fundings })}
          />
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
              <TextField
                label={t('view.edit.origin-territory')}
                maxLength={200}
                value={values.originTerritory}
                suggestions={suggestions.territories}
                error={errorOf('originTerritory')}
                onChange={(originTerritory) => set({ originTerritory })}
              />
              <TextField
                isDate
                label={t('view.edit.spotted-on')}
                value={values.spottedOn}
                error={errorOf('spottedOn')}
                onChange={(spottedOn) => set({ spottedOn })}
              />
              <RecordChoice
                networkId={networkId}
                record="actor"
                label={t('view.edit.spotted-by')}
                id={values.spottedById}
                error={errorOf('spottedById')}
                onChoose={(found) => set({ spottedById: found?.id ?? '' })}
              />
              <RecordChoices
                networkId={networkId}
                record="collaboration"
                label={t('view.edit.follows')}
                ids={values.followsIds}
                error={errorOf('followsIds')}
                onChange={(followsIds) => set({ followsIds })}
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
