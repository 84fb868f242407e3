import { useEffect, useRef, useState } from 'react'
import { Dialog } from '../../parts/dialog.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { UndoButton } from '../undo.tsx'
import { ApplicationsEditor } from './applications-editor.tsx'
import { noteDone, stopEditing, useEditing, type Done, type Edited } from './editing.ts'
import { ParticipationsEditor } from './participations-editor.tsx'
import { RecordEditor } from './record-editor.tsx'
import { Removal } from './removal.tsx'

/** What is being written by hand, over whatever view is open; and the way back from what was. */
export function EditingLayer({ networkId }: { networkId: string }) {
  const { edited, done } = useEditing(networkId)
  return (
    <>
      {edited && <Editor key={JSON.stringify(edited)} networkId={networkId} edited={edited} />}
      {done && <LastChange key={done.changeSetId} networkId={networkId} done={done} />}
    </>
  )
}

function Editor({ networkId, edited }: { networkId: string; edited: Edited }) {
  const { t } = useText()
  const [isTouched, setTouched] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const close = (): void => {
    if (isTouched && !isLeaving) setLeaving(true)
    else stopEditing()
  }
  return (
    <Dialog title={titleOf(t, edited)} className="box wide" onClose={close}>
      {isLeaving && <Unsaved onGoOn={() => setLeaving(false)} />}
      <Form networkId={networkId} edited={edited} onTouched={setTouched} />
    </Dialog>
  )
}

/** Asked before what was typed is lost; it stands at the top, where whoever is far down is taken. */
function Unsaved({ onGoOn }: { onGoOn: () => void }) {
  const { t } = useText()
  const goOn = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const before = document.activeElement
    goOn.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <div className="notice warn" role="alert">
      <p>{t('view.edit.unsaved')}</p>
      <div className="links">
        <button type="button" className="button" onClick={stopEditing}>
          {t('view.edit.leave')}
        </button>
        <button ref={goOn} type="button" className="button" onClick={onGoOn}>
          {t('view.edit.go-on')}
        </button>
      </div>
    </div>
  )
}

function titleOf(t: ReturnType<typeof useText>['t'], edited: Edited): string {
  if (edited.what === 'removal') return t('view.edit.removal.title')
  if (edited.what === 'participations') {
    return t('view.edit.participations-of', { name: edited.name })
  }
  if (edited.what === 'applications') {
    return t('view.edit.applications-of', { name: edited.name })
  }
  const does = edited.id === undefined ? 'add' : 'change'
  return t(`view.edit.title.${edited.what}-${does}`)
}

function Form({
  networkId,
  edited,
  onTouched,
}: {
  networkId: string
  edited: Edited
  onTouched: (isTouched: boolean) => void
}) {
  if (edited.what === 'removal') {
    const { record, id, name } = edited
    return (
      <Removal networkId={networkId} record={record} id={id} name={name} onClose={stopEditing} />
    )
  }
  if (edited.what === 'participations') {
    const { side, id } = edited
    return <ParticipationsEditor networkId={networkId} side={side} id={id} onTouched={onTouched} />
  }
  if (edited.what === 'applications') {
    return (
      <ApplicationsEditor networkId={networkId} collaborationId={edited.id} onTouched={onTouched} />
    )
  }
  return (
    <RecordEditor
      networkId={networkId}
      record={edited.what}
      id={edited.id}
      onTouched={() => onTouched(true)}
    />
  )
}

/** The last write by hand, and the way back from it. */
function LastChange({ networkId, done }: { networkId: string; done: Done }) {
  const { t } = useText()
  const forget = (): void => noteDone(networkId, undefined)
  return (
    <div className="last-change">
      <output>{done.reason}</output>
      <UndoButton networkId={networkId} changeSetId={done.changeSetId} onUndone={forget}>
        <button type="button" className="button bare" onClick={forget}>
          {t('action.close')}
        </button>
      </UndoButton>
    </div>
  )
}
