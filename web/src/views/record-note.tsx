import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { Note } from '../../../server/contract/notes.ts'
import { sharedViewId } from '../api/client.ts'
import { useNote } from '../api/kept-queries.ts'
import { useEndpoints } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { Problem } from '../parts/problem.tsx'
import { useText } from '../state/preferences-context.tsx'

type Of = { networkId: string; record: 'actor' | 'collaboration'; id: string }

/** What the team writes about a record; not for who reads through a link. */
export function RecordNote(of: Of) {
  return sharedViewId() === null ? <OwnNote {...of} /> : null
}

function OwnNote(of: Of) {
  const { t } = useText()
  const note = useNote(of.networkId, of.record, of.id)
  return (
    <section>
      <h3>{t('view.note.title')}</h3>
      <Answer of={note} lines={1}>
        {(found) => <Form key={found.revision} of={of} note={found} />}
      </Answer>
    </section>
  )
}

function Form({ of, note }: { of: Of; note: Note }) {
  const { t, moment } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const [text, setText] = useState(note.text)
  const { networkId, record, id } = of
  const saving = useMutation({
    mutationFn: () => api.writeNote(networkId, record, id, { text, revision: note.revision }),
    onSuccess: (saved) => queries.setQueryData([networkId, 'note', record, id], saved),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form onSubmit={submit} className="note">
      <label className="field">
        <span className="small quiet">{t('view.note.lead')}</span>
        <textarea
          className="input"
          rows={text === '' ? 2 : 4}
          maxLength={10_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {text !== note.text && (
        <button className="button" disabled={saving.isPending}>
          {t('action.save')}
        </button>
      )}
      {note.updatedAt !== undefined && text === note.text && (
        <p className="small quiet">{t('view.note.at', { moment: moment(note.updatedAt) })}</p>
      )}
      {saving.error && <Problem error={saving.error} />}
    </form>
  )
}
