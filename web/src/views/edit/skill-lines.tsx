import { useText } from '../../state/preferences-context.tsx'
import { TextField } from './fields.tsx'
import { NEW_SKILL, type SkillLine } from './line-fields.ts'
import { LinesField } from './lines-field.tsx'
import type { ErrorOf } from './record-form.tsx'

/** What an actor can do, from when to when. */
export function SkillLines({
  lines,
  suggestions,
  errorOf,
  onChange,
}: {
  lines: readonly SkillLine[]
  suggestions: readonly string[]
  errorOf: ErrorOf
  onChange: (lines: SkillLine[]) => void
}) {
  const { t } = useText()
  return (
    <LinesField
      legend={t('view.edit.skills')}
      field="skills"
      lines={lines}
      blank={NEW_SKILL}
      addLabel={t('view.edit.add-skill')}
      errorOf={errorOf}
      onChange={onChange}
    >
      {({ line, set, errorOf: errorOfPart }) => (
        <>
          <TextField
            label={t('view.edit.skill')}
            required
            maxLength={200}
            value={line.code}
            suggestions={suggestions}
            error={errorOfPart('code')}
            onChange={(code) => set({ code })}
          />
          <TextField
            isDate
            label={t('view.edit.since')}
            value={line.from}
            error={errorOfPart('from')}
            onChange={(from) => set({ from })}
          />
          <TextField
            isDate
            label={t('view.edit.until')}
            value={line.to}
            error={errorOfPart('to')}
            onChange={(to) => set({ to })}
          />
        </>
      )}
    </LinesField>
  )
}
