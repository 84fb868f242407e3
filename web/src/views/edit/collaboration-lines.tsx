import { useText } from '../../state/preferences-context.tsx'
import { SelectField, TextField } from './fields.tsx'
import { NEW_FUNDING, NEW_STAGE, STAGES, type FundingLine, type StageLine } from './line-fields.ts'
import { LinesField } from './lines-field.tsx'
import { RecordChoice } from './record-choice.tsx'
import type { ErrorOf } from './record-form.tsx'

/** How far a collaboration came, and when it reached each stage. */
export function StageLines({
  lines,
  errorOf,
  onChange,
}: {
  lines: readonly StageLine[]
  errorOf: ErrorOf
  onChange: (lines: StageLine[]) => void
}) {
  const { t } = useText()
  return (
    <LinesField
      legend={t('view.edit.stages')}
      field="stages"
      lines={lines}
      blank={NEW_STAGE}
      addLabel={t('view.edit.add-stage')}
      errorOf={errorOf}
      onChange={onChange}
    >
      {({ line, set, errorOf: errorOfPart }) => (
        <>
          <SelectField
            label={t('view.edit.stage')}
            value={line.stage}
            error={errorOfPart('stage')}
            options={[
              { value: '', label: t('view.edit.choose-one') },
              ...STAGES.map((value) => ({ value, label: t(`view.stage.${value}`) })),
            ]}
            onChange={(stage) => set({ stage })}
          />
          <TextField
            isDate
            label={t('view.edit.since')}
            value={line.since}
            error={errorOfPart('since')}
            onChange={(since) => set({ since })}
          />
        </>
      )}
    </LinesField>
  )
}

/** Who paid what, when. */
export function FundingLines({
  networkId,
  lines,
  errorOf,
  onChange,
}: {
  networkId: string
  lines: readonly FundingLine[]
  errorOf: ErrorOf
  onChange: (lines: FundingLine[]) => void
}) {
  const { t } = useText()
  return (
    <LinesField
      legend={t('view.edit.fundings')}
      field="fundings"
      lines={lines}
      blank={NEW_FUNDING}
      addLabel={t('view.edit.add-funding')}
      errorOf={errorOf}
      onChange={onChange}
    >
      {({ line, set, errorOf: errorOfPart }) => (
        <>
          <TextField
            label={t('view.collaboration.funder')}
            required
            maxLength={1000}
            value={line.funderName}
            error={errorOfPart('funderName')}
            // Another name is another funder.
            onChange={(funderName) => set({ funderName, funderId: '' })}
          />
          <TextField
            label={t('view.collaboration.amount')}
            required
            maxLength={30}
            value={line.amount}
            error={errorOfPart('amount')}
            onChange={(amount) => set({ amount })}
          />
          <TextField
            label={t('view.edit.currency')}
            maxLength={3}
            value={line.currency}
            error={errorOfPart('currency')}
            onChange={(currency) => set({ currency })}
          />
          <TextField
            isDate
            label={t('view.collaboration.funded-on')}
            value={line.on}
            error={errorOfPart('on')}
            onChange={(on) => set({ on })}
          />
          <TextField
            label={t('view.edit.funding-kind')}
            maxLength={200}
            value={line.kind}
            error={errorOfPart('kind')}
            onChange={(kind) => set({ kind })}
          />
          <RecordChoice
            networkId={networkId}
            record="actor"
            label={t('view.edit.funder-actor')}
            id={line.funderId}
            error={errorOfPart('funderId')}
            onChoose={(found) =>
              set({
                funderId: found?.id ?? '',
                ...(found && line.funderName.trim() === '' && { funderName: found.name }),
              })
            }
          />
        </>
      )}
    </LinesField>
  )
}
