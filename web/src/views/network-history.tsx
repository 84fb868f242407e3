import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ChangePage } from '../../../server/contract/changes.ts'
import { sharedViewId } from '../api/client.ts'
import { useEndpoints } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { Pager } from '../parts/pager.tsx'
import { usePages } from '../parts/use-pages.ts'
import { pathOf } from '../../../server/contract/page-paths.ts'
import { useText } from '../state/preferences-context.tsx'
import { UndoButton } from './undo.tsx'

const SIZE = 20

/** All that was ever written in a network, the latest first, asked for when it is opened. */
export function NetworkHistory({ networkId }: { networkId: string }) {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="link">{t('view.history.of-network')}</summary>
      {isOpen && <Changes networkId={networkId} />}
    </details>
  )
}

function Changes({ networkId }: { networkId: string }) {
  const api = useEndpoints()
  const pages = usePages(networkId)
  const answer = useQuery({
    queryKey: [networkId, 'changes', pages.cursor],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ limit: String(SIZE) })
      if (pages.cursor !== undefined) query.set('cursor', pages.cursor)
      return api.changes(networkId, query, signal)
    },
  })
  return (
    <Answer of={answer} lines={6}>
      {({ items, total, next }) => (
        <>
          <ol className="history" aria-busy={answer.isFetching}>
            {items.map((change) => (
              <li key={change.id}>
                <Change networkId={networkId} change={change} />
              </li>
            ))}
          </ol>
          <Pager
            page={pages.page}
            shown={items.length}
            size={SIZE}
            total={total}
            hasNext={next !== null}
            onGo={(page) => pages.goTo(page, next)}
          />
        </>
      )}
    </Answer>
  )
}

function Change({ networkId, change }: { networkId: string; change: ChangePage['items'][number] }) {
  const { t, list, moment } = useText()
  const { version, at, counts, source } = change
  // A reason that names something says it all.
  const isNamed = Object.keys(change.told?.values ?? {}).length > 0
  const names = isNamed ? [] : change.records.map(({ id, name }) => name ?? id)
  const reason =
    names.length === 0
      ? change.reason
      : t('view.history.about', { reason: change.reason, names: list(names) })
  const importId = source?.importId
  const did = (['created', 'changed', 'deleted'] as const).flatMap((what) =>
    counts[what] === 0 ? [] : [t(`view.history.count.${what}`, { count: counts[what] })],
  )
  return (
    <>
      <p className="small anywhere">
        <strong>{reason}</strong>
        <br />
        <span className="quiet">
          {[t('view.undo.version', { version, date: moment(at) }), ...did].join(' · ')}
        </span>
      </p>
      {importId !== undefined && change.undoes === undefined ? (
        <Link
          className="link small"
          href={pathOf({ page: 'network', networkId, view: 'imports', importId })}
        >
          {t('view.undo.open-import')}
        </Link>
      ) : (
        // With the first one the network itself would go.
        version > 1 &&
        sharedViewId() === null && (
          <UndoButton
            networkId={networkId}
            changeSetId={change.id}
            name={t('view.history.undo-named', { reason, version })}
          />
        )
      )}
    </>
  )
}
