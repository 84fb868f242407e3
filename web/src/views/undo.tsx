import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { UndoObstacles } from '../../../server/contract/changes.ts'
import { ApiError } from '../api/api-error.ts'
import { useEndpoints } from '../api/queries.ts'
import { useNetworkChanged } from '../api/use-network-changed.ts'
import { Answer } from '../parts/answer.tsx'
import { Problem } from '../parts/problem.tsx'
import { pathOf } from '../../../server/contract/page-paths.ts'
import { useText } from '../state/preferences-context.tsx'
import { writeFragment, ALL_SHOWN, selectionOf } from '../state/selection.ts'

type Change = UndoObstacles['changes'][number]
type Named = Change['records'][number]
const SHOWN = 12

/**
 * Takes a change set back; where later ones stand in the way, they are told of under it, otherwise why it
 * failed. `undo`: another way back than that of any change; `children` stand beside the button.
 */
export function UndoButton({
  networkId,
  changeSetId,
  label,
  name,
  undo,
  onUndone,
  isBlocked = false,
  children,
}: {
  networkId: string
  changeSetId: string
  label?: string
  /** What is read out, where the label does not say what is taken back. */
  name?: string
  undo?: () => Promise<unknown>
  onUndone?: () => void
  /** Known to be so from an earlier try. */
  isBlocked?: boolean
  children?: ReactNode
}) {
  const { t } = useText()
  const api = useEndpoints()
  const changed = useNetworkChanged(networkId)
  const undoing = useMutation({
    mutationFn: async () => {
      await (undo ? undo() : api.undoChange(networkId, changeSetId))
    },
    onSuccess: async () => {
      onUndone?.()
      await changed()
    },
  })
  const isRefused = isUndoBlocked(undoing.error)
  return (
    <>
      <div className="links">
        <button
          type="button"
          className="button"
          disabled={undoing.isPending}
          aria-label={name}
          onClick={() => undoing.mutate()}
        >
          {label ?? t('view.undo.undo-change')}
        </button>
        {children}
      </div>
      {(isBlocked || isRefused) && (
        <WhatStandsInTheWay networkId={networkId} changeSetId={changeSetId} />
      )}
      {undoing.error && !isRefused && <Problem error={undoing.error} />}
    </>
  )
}

/** Whether a change could not be undone because of later ones. */
export const isUndoBlocked = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'undo-blocked'

/** What stands in the way of an undo: the later changes, what they touched, and the way to each. */
export function WhatStandsInTheWay({
  networkId,
  changeSetId,
}: {
  networkId: string
  changeSetId: string
}) {
  const { t } = useText()
  const api = useEndpoints()
  const obstacles = useQuery({
    queryKey: [networkId, 'obstacles', changeSetId],
    queryFn: () => api.undoObstacles(networkId, changeSetId),
    // Every change may put one there or take one away.
    staleTime: 0,
  })
  return (
    <section className="obstacles">
      <h3>{t('view.undo.title')}</h3>
      <Answer of={obstacles} lines={4}>
        {({ count, changes }) =>
          count === 0 ? (
            <p>{t('view.undo.gone')}</p>
          ) : (
            <>
              {/* Who pressed the button hears that it was not done, and why. */}
              <p role="alert">{t('view.undo.text')}</p>
              <ol className="plain">
                {changes.map((change) => (
                  <LaterChange key={change.changeSet.id} networkId={networkId} change={change} />
                ))}
              </ol>
              <p className="small quiet">{t('view.undo.more', { count })}</p>
            </>
          )
        }
      </Answer>
    </section>
  )
}

function LaterChange({ networkId, change }: { networkId: string; change: Change }) {
  const { t, moment } = useText()
  const { changeSet, records } = change
  const importId = changeSet.source?.importId
  return (
    <li className="obstacle">
      <p>
        <strong>{changeSet.reason}</strong>{' '}
        <span className="small quiet">
          {t('view.undo.version', { version: changeSet.version, date: moment(changeSet.at) })}
        </span>
      </p>
      <ul className="small plain-list">
        {records.slice(0, SHOWN).map((record) => (
          <li key={`${record.record} ${record.id}`} className="anywhere">
            <RecordLink networkId={networkId} record={record} />{' '}
            <span className="quiet">
              {t(record.by ? 'view.undo.referred' : 'view.undo.changed')}
            </span>
          </li>
        ))}
        {records.length > SHOWN && (
          <li>{t('action.show-others', { count: records.length - SHOWN })}</li>
        )}
      </ul>
      {importId === undefined ? (
        <UndoButton networkId={networkId} changeSetId={changeSet.id} />
      ) : (
        <Link
          className="link small"
          href={pathOf({ page: 'network', networkId, view: 'imports', importId })}
        >
          {t('view.undo.open-import')}
        </Link>
      )}
    </li>
  )
}

/** An actor or a collaboration opens its sheet beside the table; others are only named. */
function RecordLink({ networkId, record }: { networkId: string; record: Named }) {
  const name = record.name ?? record.id
  const selection =
    record.record === 'actor'
      ? selectionOf({ actors: [record.id] })
      : record.record === 'collaboration'
        ? selectionOf({ collaborations: [record.id] })
        : undefined
  if (!selection) return <>{name}</>
  const path = pathOf({ page: 'network', networkId, view: 'table' })
  return <Link href={`${path}#${writeFragment(selection, ALL_SHOWN)}`}>{name}</Link>
}
