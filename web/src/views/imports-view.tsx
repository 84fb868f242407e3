import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'wouter'
import type { ImportDraft } from '../../../server/contract/imports.ts'
import { ApiError } from '../api/api-error.ts'
import { useImport, useImports } from '../api/kept-queries.ts'
import { useNetwork } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { Problem } from '../parts/problem.tsx'
import { pathOf } from '../../../server/contract/page-paths.ts'
import { useText } from '../state/preferences-context.tsx'
import { DuplicatesLink } from './duplicates/duplicates-link.tsx'
import { DropZone } from './drop-zone.tsx'
import { DraftSummary, PREVIEW_ID } from './import/draft-summary.tsx'
import { EditionChoice } from './import/edition-choice.tsx'
import { GiveUp } from './import/give-up.tsx'
import { ImportDone } from './import/import-done.tsx'
import { ImportPreviewStep } from './import/preview-step.tsx'
import { ProblemsStep } from './import/problems-step.tsx'
import { FailedDraft } from './import/failed-draft.tsx'
import { FailedReading } from './import/failed-reading.tsx'
import { ReadingStep } from './import/reading-step.tsx'
import { UnderstandingStep } from './import/understanding-step.tsx'
import { FilesStep } from './import/files-step.tsx'
import { SourceForm } from './import/source-form.tsx'
import { NetworkHistory } from './network-history.tsx'
import { useDecisions } from './import/use-decisions.ts'

/** Putting data in: files, what they were taken to mean, what is wrong, what would change, and yes. */
export function ImportsView({
  networkId,
  importId,
}: {
  networkId: string
  importId: string | undefined
}) {
  const { t } = useText()
  const network = useNetwork(networkId).data
  return (
    <div className="imports">
      <h1>{t('view.import.title', { network: network?.name ?? networkId })}</h1>
      {importId === undefined ? (
        <>
          <DropZone networkId={networkId} />
          <DuplicatesLink networkId={networkId} />
          <PastImports networkId={networkId} />
          <NetworkHistory networkId={networkId} />
        </>
      ) : (
        <OneImport networkId={networkId} importId={importId} />
      )}
    </div>
  )
}

function OneImport({ networkId, importId }: { networkId: string; importId: string }) {
  const answer = useImport(networkId, importId)
  // What is gone does not come back by asking again: files can be brought anew.
  if (answer.error instanceof ApiError && answer.error.code === 'import-not-found') {
    return (
      <div className="failed-draft">
        <Problem error={answer.error} />
        <DropZone networkId={networkId} />
      </div>
    )
  }
  return (
    <Answer of={answer} lines={8}>
      {(draft) => <Draft draft={draft} />}
    </Answer>
  )
}

function Draft({ draft }: { draft: ImportDraft }) {
  const { t } = useText()
  const queries = useQueryClient()
  const { networkId, state } = draft
  // What an import wrote makes every other answer about the network old.
  useEffect(() => {
    if (state !== 'confirmed' && state !== 'undone') return
    void queries.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] === 'networks' || (queryKey[0] === networkId && queryKey[1] !== 'import'),
    })
  }, [queries, networkId, state])
  if (state === 'confirmed' || state === 'undone') return <ImportDone draft={draft} />
  const isReading = state === 'reading'
  if (state === 'confirming' || (isReading && !draft.preview)) return <ReadingStep draft={draft} />
  if (state === 'failed') {
    return (
      <div className="failed-draft">
        <FailedDraft draft={draft} />
        {draft.files.length > 0 && (
          <Step number={1} title={t('view.import.step.files')}>
            <FilesStep draft={draft} />
            <FailedReading draft={draft} />
          </Step>
        )}
        <DropZone networkId={networkId} />
      </div>
    )
  }
  // Read again: what was shown stays until the new preview is there, and nothing of it can be pressed.
  return (
    <>
      {isReading && (
        <div className="reading-again">
          <ReadingStep draft={draft} />
        </div>
      )}
      <div className={isReading ? 'stale' : undefined} inert={isReading}>
        <OpenDraft draft={draft} />
      </div>
    </>
  )
}

/** An import that waits for a yes: what was said of its source goes with the yes. */
function OpenDraft({ draft }: { draft: ImportDraft }) {
  const { t } = useText()
  const decisions = useDecisions(draft)
  const { source, isSourceEdited } = decisions
  return (
    <ol className="steps">
      <li>
        {draft.preview && <DraftSummary preview={draft.preview} />}
        <Step number={1} title={t('view.import.step.files')}>
          <FilesStep draft={draft} />
          <SourceForm
            source={source}
            isProposed={!isSourceEdited && draft.suggestedSource?.label === source.label}
            onChange={decisions.setSource}
          />
          <EditionChoice
            draft={draft}
            replaced={decisions.replaces?.importId}
            isBusy={decisions.isBusy}
            onChange={(importId) => decisions.replace(importId)}
          />
          {decisions.error !== null && <Problem error={decisions.error} />}
        </Step>
      </li>
      <li>
        <Step number={2} title={t('view.import.step.understanding')}>
          <UnderstandingStep key={JSON.stringify([draft.mapping, draft.readings])} draft={draft} />
          {!draft.preview && <GiveUp draft={draft} />}
        </Step>
      </li>
      {draft.preview && (
        <>
          <li>
            <Step number={3} title={t('view.import.step.problems')}>
              <ProblemsStep draft={draft} preview={draft.preview} decisions={decisions} />
            </Step>
          </li>
          <li>
            <Step number={4} title={t('view.import.step.preview')} id={PREVIEW_ID}>
              <ImportPreviewStep draft={draft} preview={draft.preview} decisions={decisions} />
            </Step>
          </li>
        </>
      )}
    </ol>
  )
}

function Step({
  number,
  title,
  id,
  children,
}: {
  number: number
  title: string
  /** Where the page can be moved to. */
  id?: string
  children: React.ReactNode
}) {
  return (
    <section className="step">
      <h2 {...(id !== undefined && { id, tabIndex: -1 })}>
        <span className="step-number" aria-hidden="true">
          {number}
        </span>
        {title}
      </h2>
      {children}
    </section>
  )
}

/** Earlier imports of this network, to go back to or take back. */
function PastImports({ networkId }: { networkId: string }) {
  const { t, moment, date } = useText()
  return (
    <Answer of={useImports(networkId)} lines={3}>
      {({ items }) =>
        items.length === 0 ? null : (
          <section>
            <h2>{t('view.import.past')}</h2>
            <ul className="networks">
              {items.map((draft) => (
                <li key={draft.id}>
                  <div className="network-name">
                    <Link
                      href={pathOf({
                        page: 'network',
                        networkId,
                        view: 'imports',
                        importId: draft.id,
                      })}
                    >
                      {draft.source.label}
                    </Link>
                  </div>
                  <p className="small">
                    {[
                      t(`view.import.state.${draft.state}`),
                      draft.source.producer,
                      draft.source.asOf &&
                        t('view.import.source.state-of', { date: date(draft.source.asOf) }),
                    ]
                      .filter((part) => part !== undefined)
                      .join(' · ')}
                  </p>
                  <p className="small quiet">{moment(draft.createdAt)}</p>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Answer>
  )
}
