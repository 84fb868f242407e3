import { useQuery } from '@tanstack/react-query'
import type { FunctionComponent } from 'react'
import type { ChangeDone } from '../../../../server/contract/changes.ts'
import { useEndpoints } from '../../api/queries.ts'
import { Answer } from '../../parts/answer.tsx'
import { go } from '../../state/use-address.ts'
import { ActorForm } from './actor-form.tsx'
import { CollaborationForm } from './collaboration-form.tsx'
import type { Loaded } from './conflict.ts'
import { stopEditing } from './editing.ts'
import type { FormOf } from './record-form.tsx'

type Kind = 'actor' | 'collaboration'

/** The form of an actor or a collaboration; without an id, of a new one, whose sheet opens once it is there. */
export function RecordEditor({
  networkId,
  record,
  id,
  onTouched,
}: {
  networkId: string
  record: Kind
  id: string | undefined
  onTouched: () => void
}) {
  const api = useEndpoints()
  const onSaved = ({ id: written }: ChangeDone): void => {
    stopEditing()
    if (id !== undefined || written === undefined) return
    go({ selection: record === 'actor' ? { actors: [written] } : { collaborations: [written] } })
  }
  const common = { networkId, record, id, onSaved, onTouched }
  return record === 'actor' ? (
    <Loading {...common} load={(of) => api.actorToEdit(networkId, of)} Form={ActorForm} />
  ) : (
    <Loading
      {...common}
      load={(of) => api.collaborationToEdit(networkId, of)}
      Form={CollaborationForm}
    />
  )
}

function Loading<R>({
  record,
  id,
  load,
  Form,
  ...form
}: Omit<FormOf<R>, 'base'> & {
  record: Kind
  id: string | undefined
  load: (id: string) => Promise<Loaded<R>>
  Form: FunctionComponent<FormOf<R>>
}) {
  // Read anew each time: what is written over is what was there when the form opened.
  const answer = useQuery({
    queryKey: ['to-edit', form.networkId, record, id],
    queryFn: () => (id === undefined ? null : load(id)),
    gcTime: 0,
    staleTime: Infinity,
  })
  return (
    <Answer of={answer} lines={8}>
      {(base) => <Form {...form} base={base ?? undefined} />}
    </Answer>
  )
}
