import { useQuery } from '@tanstack/react-query'
import { useEndpoints } from '../../api/queries.ts'
import { useText } from '../../state/preferences-context.tsx'
import { RecordSearch } from './record-search.tsx'

type Kind = 'actor' | 'collaboration'

/** What a record is called; its id while that is not known. */
export function useRecordName(networkId: string, record: Kind, id: string): string {
  const api = useEndpoints()
  const { data = id } = useQuery({
    queryKey: [networkId, 'name', record, id],
    queryFn: async () =>
      record === 'actor'
        ? (await api.actorToEdit(networkId, id)).record.name
        : (await api.collaborationToEdit(networkId, id)).record.name,
    enabled: id !== '',
  })
  return data
}

/** An actor or a collaboration of the network, found by its name; it may be none. */
export function RecordChoice({
  networkId,
  record,
  label,
  id,
  error,
  onChoose,
}: {
  networkId: string
  record: Kind
  label: string
  /** The one chosen; empty: none. */
  id: string
  error: string | undefined
  onChoose: (found: { id: string; name: string } | undefined) => void
}) {
  const name = useRecordName(networkId, record, id)
  return (
    <RecordSearch
      networkId={networkId}
      record={record}
      label={label}
      chosen={id === '' ? undefined : name}
      error={error}
      onChoose={onChoose}
    />
  )
}

/** Several of them: each can be taken out, the search adds another. */
export function RecordChoices({
  networkId,
  record,
  label,
  ids,
  error,
  onChange,
}: {
  networkId: string
  record: Kind
  label: string
  ids: readonly string[]
  error: string | undefined
  onChange: (ids: string[]) => void
}) {
  return (
    <div className="field">
      {ids.length > 0 && (
        <ul className="plain-list" aria-label={label}>
          {ids.map((id) => (
            <Chosen
              key={id}
              networkId={networkId}
              record={record}
              id={id}
              onRemove={() => onChange(ids.filter((one) => one !== id))}
            />
          ))}
        </ul>
      )}
      <RecordSearch
        // Begins anew once one was found.
        key={ids.length}
        networkId={networkId}
        record={record}
        label={label}
        chosen={undefined}
        error={error}
        onChoose={(found) => found && onChange([...new Set([...ids, found.id])])}
      />
    </div>
  )
}

function Chosen({
  networkId,
  record,
  id,
  onRemove,
}: {
  networkId: string
  record: Kind
  id: string
  onRemove: () => void
}) {
  const { t } = useText()
  const name = useRecordName(networkId, record, id)
  return (
    <li className="list-line">
      <span className="anywhere">{name}</span>
      <button
        type="button"
        className="button bare"
        aria-label={t('view.edit.remove-line', { value: name })}
        onClick={onRemove}
      >
        ×
      </button>
    </li>
  )
}
