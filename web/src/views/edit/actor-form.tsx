import { useEndpoints } from '../../api/queries.ts'
import { useText } from '../../state/preferences-context.tsx'
import {
  ACTOR_DATES,
  ACTOR_IDENTIFIERS,
  actorFaults,
  actorValues,
  actorWrite,
  FAMILIES,
} from './actor-fields.ts'
import type { MessageKey } from '../../../../server/locales/locales.ts'
import type { Actor } from '../../../../server/domain/records.ts'
import { ListField, PairsField, SelectField, TextField } from './fields.tsx'
import { DateFields, NameAndId, useFieldLabel } from './record-fields.tsx'
import { RecordForm, type FormOf } from './record-form.tsx'
import { SkillLines } from './skill-lines.tsx'
import { useSuggestions } from './use-suggestions.ts'

const PLACE = ['commune', 'postcode', 'label', 'latitude', 'longitude'] as const
// Files may give a commune by its name; here it is its code.
const PLACE_LABELS: Partial<Record<(typeof PLACE)[number], MessageKey>> = {
  commune: 'view.edit.commune',
  label: 'view.edit.place-label',
}
const FIELDS = Object.keys(actorValues())

/** An actor as a form. */
export function ActorForm({ networkId, base, onSaved, onTouched }: FormOf<Actor>) {
  const { t } = useText()
  const api = useEndpoints()
  const suggestions = useSuggestions(networkId)
  const labelOf = useFieldLabel()
  const id = base?.record.id
  return (
    <RecordForm
      networkId={networkId}
      base={base}
      valuesOf={actorValues}
      faultsOf={actorFaults}
      fields={FIELDS}
      reload={() => api.actorToEdit(networkId, id ?? '')}
      write={(values, over) =>
        api.saveActor(networkId, id, actorWrite(values, over?.record), over?.version)
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
              maxLength={1000}
              errorOf={errorOf}
              onChange={set}
            />
            <ListField
              label={labelOf('sectors')}
              values={values.sectors}
              hint={values.sectors.length > 1 ? t('view.edit.equal-shares') : undefined}
              suggestions={suggestions.sectors}
              error={errorOf('sectors')}
              onChange={(sectors) => set({ sectors })}
            />
            <TextField
              label={labelOf('category')}
              maxLength={200}
              value={values.category}
              suggestions={suggestions.categories}
              error={errorOf('category')}
              onChange={(category) => set({ category })}
            />
          </div>
          <fieldset className="form-grid">
            <legend>{t('view.edit.place')}</legend>
            {PLACE.map((field) => (
              <TextField
                key={field}
                label={PLACE_LABELS[field] ? t(PLACE_LABELS[field]) : labelOf(field)}
                value={values[field]}
                error={errorOf(field)}
                hint={field === 'commune' ? t('view.edit.commune-hint') : undefined}
                {...(field === 'commune' && { suggestions: suggestions.communes })}
                onChange={(value) => set({ [field]: value })}
              />
            ))}
          </fieldset>
          <fieldset className="form-grid">
            <legend>{t('view.edit.identifiers')}</legend>
            {ACTOR_IDENTIFIERS.map((field) => (
              <TextField
                key={field}
                label={labelOf(field)}
                maxLength={30}
                value={values[field]}
                error={errorOf(field)}
                onChange={(value) => set({ [field]: value })}
              />
            ))}
          </fieldset>
          <details>
            <summary className="link small">{t('view.edit.more')}</summary>
            <div className="form-grid">
              <DateFields
                fields={ACTOR_DATES}
                values={values}
                errorOf={errorOf}
                onChange={(field, value) => set({ [field]: value })}
              />
              <SelectField
                label={t('view.edit.family')}
                value={values.family}
                error={errorOf('family')}
                options={[
                  { value: '', label: t('view.edit.unknown') },
                  ...FAMILIES.map((value) => ({ value, label: t(`view.family.${value}`) })),
                ]}
                onChange={(family) => set({ family })}
              />
              <SelectField
                label={t('view.edit.social-economy')}
                value={values.socialEconomy}
                options={[
                  { value: '', label: t('view.edit.unknown') },
                  { value: 'yes', label: t('view.edit.yes') },
                  { value: 'no', label: t('view.edit.no') },
                ]}
                onChange={(socialEconomy) => set({ socialEconomy })}
              />
              <ListField
                label={labelOf('aliases')}
                values={values.aliases}
                error={errorOf('aliases')}
                onChange={(aliases) => set({ aliases })}
              />
            </div>
            <SkillLines
              lines={values.skills}
              suggestions={suggestions.skills}
              errorOf={errorOf}
              onChange={(skills) => set({ skills })}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={values.isPerson}
                onChange={(event) => set({ isPerson: event.target.checked })}
              />
              <span>{t('view.edit.is-person')}</span>
            </label>
            <PairsField pairs={values.attributes} onChange={(attributes) => set({ attributes })} />
          </details>
        </>
      )}
    </RecordForm>
  )
}
