import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportDraft, ImportPreview } from '../../../../server/contract/imports.ts'
import { useEndpoints } from '../../api/queries.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { Counts } from './counts.tsx'
import { GiveUp } from './give-up.tsx'
import { DisappearedChoices } from './disappeared.tsx'
import type { Decisions } from './use-decisions.ts'

const KINDS = ['actors', 'collaborations', 'participations'] as const

/** What would change, and the button that does it. */
export function ImportPreviewStep({
  draft,
  preview,
  decisions,
}: {
  draft: ImportDraft
  preview: ImportPreview
  decisions: Decisions
}) {
  const { t } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const confirming = useMutation({
    mutationFn: async () => {
      await decisions.saveSource()
      return api.confirmImport(draft.networkId, draft.id)
    },
    onSuccess: (next) =>
      queries.setQueriesData({ queryKey: [draft.networkId, 'import', draft.id] }, next),
  })
  const { disappeared } = preview
  const writes = KINDS.reduce(
    (sum, kind) => sum + preview[kind].created + preview[kind].changed,
    disappeared?.written ?? 0,
  )
  return (
    <>
      <Counts files={draft.files} preview={preview} />
      {disappeared && draft.replaces && (
        <DisappearedChoices
          disappeared={disappeared}
          choice={decisions.replaces?.disappeared ?? 'keep'}
          asOf={decisions.asOf}
          isBusy={decisions.isBusy}
          onChange={(choice) => decisions.replace(draft.replaces?.importId, choice)}
        />
      )}
      <Repairs preview={preview} />
      <Samples preview={preview} />
      {writes === 0 ? (
        <p className="notice">{t('view.import.nothing-new')}</p>
      ) : (
        <p className="small quiet">{t('view.import.not-yet')}</p>
      )}
      <div className="filters">
        <button
          type="button"
          className="button primary"
          disabled={
            draft.state !== 'ready' || writes === 0 || confirming.isPending || decisions.isBusy
          }
          onClick={() => confirming.mutate()}
        >
          {t('action.import')}
        </button>
        <GiveUp draft={draft} />
      </div>
      {confirming.error && <Problem error={confirming.error} />}
    </>
  )
}

/** What is read in place of what is written, because its fix was accepted. */
function Repairs({ preview }: { preview: ImportPreview }) {
  const { t } = useText()
  const repairs = preview.problems.filter(({ severity }) => severity === 'repaired')
  if (repairs.length === 0) return null
  return (
    <section>
      <h3>{t('view.import.first-repairs')}</h3>
      <ul className="small">
        {repairs.slice(0, SHOWN_REPAIRS).map(({ id, line, column = '', value = '', fix }) => (
          <li key={`${id} ${value}`} className="anywhere">
            {t('view.import.repair', { line, column })} <del>{value}</del> →{' '}
            <ins>{fix?.value ?? t('view.import.left-empty')}</ins>
          </li>
        ))}
      </ul>
    </section>
  )
}

const SHOWN_REPAIRS = 8

function Samples({ preview }: { preview: ImportPreview }) {
  const { t, named } = useText()
  return (
    <div className="samples">
      {preview.sampleActors.length > 0 && (
        <section>
          <h3>{t('view.import.first-actors')}</h3>
          <ul className="small">
            {preview.sampleActors.slice(0, 8).map((actor) => (
              <li key={actor.id} className="anywhere">
                {actor.name} <span className="quiet">{actor.sectors.join(', ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {preview.sampleCollaborations.length > 0 && (
        <section>
          <h3>{t('view.import.first-collaborations')}</h3>
          <ul className="small">
            {preview.sampleCollaborations.slice(0, 8).map((one) => (
              <li key={one.id} className="anywhere">
                {one.name}{' '}
                <span className="quiet">{t('view.participants', { count: one.participants })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {preview.sampleChanges.length > 0 && (
        <section>
          <h3>{t('view.import.first-changes')}</h3>
          <ul className="small">
            {preview.sampleChanges.slice(0, 12).map((change) => (
              <li key={`${change.record} ${change.id} ${change.field}`} className="anywhere">
                {change.name ?? change.id}, {named('view.field', change.field)}{' '}
                <del>{change.before || '–'}</del> → <ins>{change.after || '–'}</ins>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
