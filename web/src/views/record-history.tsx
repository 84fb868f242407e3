import { useState } from 'react'
import type { RecordHistory as History } from '../../../server/contract/changes.ts'
import { useHistory } from '../api/kept-queries.ts'
import { Answer } from '../parts/answer.tsx'
import { useText } from '../state/preferences-context.tsx'

type Of = { networkId: string; record: 'actor' | 'collaboration'; id: string }

/** What happened to a record, asked for when it is opened. */
export function RecordHistory(of: Of) {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="link small">{t('view.history.title')}</summary>
      {isOpen && <Changes {...of} />}
    </details>
  )
}

function Changes({ networkId, record, id }: Of) {
  const { t } = useText()
  return (
    <Answer of={useHistory(networkId, record, id)} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="small quiet">{t('view.history.none')}</p>
        ) : (
          <ol className="history">
            {items.map((item) => (
              <li key={item.changeSet.id}>
                <Change item={item} />
              </li>
            ))}
          </ol>
        )
      }
    </Answer>
  )
}

function Change({ item }: { item: History['items'][number] }) {
  const { t, named, moment } = useText()
  const { changeSet, change, fields } = item
  return (
    <>
      <p className="small">
        <strong>{t(`view.history.${change}`)}</strong> · {moment(changeSet.at)}
        <br />
        <span className="quiet anywhere">{changeSet.reason}</span>
      </p>
      {fields.length > 0 && (
        <ul className="small">
          {fields.map(({ field, before, after }) => (
            <li key={field} className="anywhere">
              {named('view.field', field)} <del>{before || '–'}</del> → <ins>{after || '–'}</ins>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
