import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useEndpoints } from '../../api/queries.ts'
import { Answer } from '../../parts/answer.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { EditRow } from './edit-row.tsx'
import type { Loaded } from './conflict.ts'
import { ParticipationForm, type ParticipationRow } from './participation-form.tsx'
import { useRecordName } from './record-choice.tsx'

const MOST = 200

/** The participations of one actor or collaboration: each can be changed or taken out, others added. */
export function ParticipationsEditor({
  networkId,
  side,
  id,
  onTouched,
}: {
  networkId: string
  side: 'actor' | 'collaboration'
  id: string
  onTouched: (isTouched: boolean) => void
}) {
  const { t } = useText()
  const api = useEndpoints()
  const [open, setOpen] = useState<string>()
  const query = new URLSearchParams({
    [side === 'actor' ? 'actorId' : 'collaborationId']: id,
    limit: String(MOST),
  })
  const load = (signal?: AbortSignal) => api.participationsToEdit(networkId, query, signal)
  const answer = useQuery({
    queryKey: [networkId, 'participations', side, id],
    queryFn: ({ signal }) => load(signal),
  })
  const reload = async (key: string): Promise<Loaded<ParticipationRow>> => {
    const { record: page, version } = await load()
    const record = page.items.find((one) => one.key === key)
    // Taken out by another one: what is written again is what was there.
    return record
      ? { record, version }
      : { record: { key, actorId: '', collaborationId: '', role: 'partner' }, version }
  }
  const close = (): void => {
    setOpen(undefined)
    onTouched(false)
  }
  return (
    <Answer of={answer} lines={4}>
      {({ record: page, version }) => (
        <>
          <ul className="rows edit-rows">
            {page.items.map((row) => (
              <li key={row.key}>
                {open === row.key ? (
                  <ParticipationForm
                    networkId={networkId}
                    side={side}
                    ownId={id}
                    base={{ record: row, version }}
                    reload={() => reload(row.key)}
                    onSaved={close}
                    onTouched={() => onTouched(true)}
                  />
                ) : (
                  <Row
                    networkId={networkId}
                    side={side}
                    row={row}
                    version={version}
                    onOpen={() => setOpen(row.key)}
                  />
                )}
              </li>
            ))}
          </ul>
          {page.total > page.items.length && (
            <p className="small quiet">{t('view.edit.first-of', { count: page.total })}</p>
          )}
          {open === '' ? (
            <ParticipationForm
              networkId={networkId}
              side={side}
              ownId={id}
              base={undefined}
              reload={() => reload('')}
              onSaved={close}
              onTouched={() => onTouched(true)}
            />
          ) : (
            <button type="button" className="button" onClick={() => setOpen('')}>
              {t('view.edit.add-participation')}
            </button>
          )}
        </>
      )}
    </Answer>
  )
}

function Row({
  networkId,
  side,
  row,
  version,
  onOpen,
}: {
  networkId: string
  side: 'actor' | 'collaboration'
  row: ParticipationRow
  version: number
  onOpen: () => void
}) {
  const { named, period } = useText()
  const api = useEndpoints()
  const other = side === 'actor' ? row.collaborationId : row.actorId
  const name = useRecordName(networkId, side === 'actor' ? 'collaboration' : 'actor', other)
  const start = row.startsOn ?? row.endsOn
  const end = row.endsOn ?? row.startsOn
  return (
    <EditRow
      networkId={networkId}
      onOpen={onOpen}
      remove={() => api.removeParticipation(networkId, row.key, version)}
    >
      {name}{' '}
      <span className="quiet">
        {named('view.role', row.role)}
        {start !== undefined && end !== undefined && ` · ${period(start, end)}`}
      </span>
    </EditRow>
  )
}
