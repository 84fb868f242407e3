import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState, type DragEvent, type FormEvent } from 'react'
import { useEndpoints } from '../api/queries.ts'
import { uploadFiles } from '../api/upload.ts'
import { Icon } from '../parts/icon.tsx'
import { Problem } from '../parts/problem.tsx'
import { useText } from '../state/preferences-context.tsx'
import { noteMadeForFiles } from '../state/made-for-files.ts'
import { go } from '../state/use-address.ts'
import { TemplateLinks } from './template-links.tsx'

/** What the page can open; other files are not hidden by every system, and are refused with a reason. */
const ACCEPTED = [
  '.csv,.tsv,.txt,.gz,.zip,.xlsx,.xlsm,.xls,.ods,.json,.geojson,.jsonl,.ndjson',
  '.gexf,.graphml,.xml,.gml,.net,.paj,.clu,.vec,.dl,.dat,.vna,.dot,.gv,text/csv',
].join(',')

/**
 * Takes files by drop or by choice. Without a network it asks for the name of a new one, which is made
 * empty when the files go up: nothing is in it before the import is confirmed.
 */
export function DropZone({ networkId }: { networkId?: string }) {
  const { t, bytes } = useText()
  const [files, setFiles] = useState<readonly File[]>([])
  const [isOver, setOver] = useState(false)
  const [name, setName] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const inputId = useId()
  const sending = useSending(networkId)

  const take = (list: FileList | null): void => {
    const taken = [...(list ?? [])]
    if (taken.length === 0) return
    setFiles(taken)
    setName(nameFrom(taken[0]?.name ?? ''))
    sending.reset()
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    sending.send(name, files)
  }
  return (
    <form className="drop-form" onSubmit={onSubmit}>
      <div
        className={isOver ? 'drop-zone over' : 'drop-zone'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Icon name="plus" size={24} />
        <label htmlFor={inputId}>
          <strong>{t('view.drop.title')}</strong>
          <span className="button">{t('action.choose-files')}</span>
        </label>
        <input
          id={inputId}
          ref={input}
          className="unseen"
          type="file"
          multiple
          accept={ACCEPTED}
          onChange={(event) => take(event.target.files)}
          onKeyDown={(event) => {
            // It looks like a button: Enter opens it, as Space does by itself.
            if (event.key !== 'Enter') return
            event.preventDefault()
            event.currentTarget.click()
          }}
        />
        <p className="small quiet">{t('view.drop.text')}</p>
        {files.length === 0 && <TemplateLinks />}
      </div>
      {files.length > 0 && (
        <div className="drop-next">
          <ul className="small">
            {files.map((file) => (
              <li key={file.name} className="anywhere">
                {file.name} <span className="quiet">{bytes(file.size)}</span>
              </li>
            ))}
          </ul>
          {networkId === undefined && (
            <label className="field">
              <span>{t('view.drop.network-name')}</span>
              <input
                className="input"
                required
                maxLength={500}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            </label>
          )}
          {sending.isSending ? (
            <div className="drop-progress">
              <progress value={sending.share} max={1} aria-label={t('view.drop.sending')} />
              <button type="button" className="button" onClick={sending.cancel}>
                {t('action.cancel')}
              </button>
            </div>
          ) : (
            <button
              className="button primary"
              disabled={networkId === undefined && name.trim() === ''}
            >
              {t('action.read-files')}
            </button>
          )}
        </div>
      )}
      {sending.error && <Problem error={sending.error} />}
    </form>
  )
}

function useSending(networkId: string | undefined) {
  const { language } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const [share, setShare] = useState(0)
  const abort = useRef<AbortController>(undefined)
  const mutation = useMutation({
    mutationFn: async ({ name, files }: { name: string; files: readonly File[] }) => {
      const control = new AbortController()
      abort.current = control
      setShare(0)
      const id = networkId ?? (await api.createNetwork({ name: name.trim() })).id
      try {
        return await uploadFiles(language, id, files, setShare, control.signal)
      } catch (error) {
        // A network made for files that did not arrive is not left behind.
        if (networkId === undefined) await api.deleteNetwork(id).catch(() => undefined)
        throw error
      }
    },
    onSuccess: (draft) => {
      if (networkId === undefined) noteMadeForFiles(draft.networkId)
      void queries.invalidateQueries({ queryKey: ['networks'] })
      queries.removeQueries({ queryKey: [draft.networkId, 'imports'] })
      go({
        route: {
          page: 'network',
          networkId: draft.networkId,
          view: 'imports',
          importId: draft.id,
        },
        query: new URLSearchParams(),
        selection: { actors: [] },
      })
    },
  })
  const isCancelled = mutation.error instanceof Error && mutation.error.message === 'cancelled'
  return {
    share,
    isSending: mutation.isPending,
    error: isCancelled ? undefined : (mutation.error ?? undefined),
    send: (name: string, files: readonly File[]) => mutation.mutate({ name, files }),
    cancel: () => abort.current?.abort(),
    reset: () => mutation.reset(),
  }
}

/** A first name for the network: the file's, without its endings. */
function nameFrom(fileName: string): string {
  return fileName
    .replace(/\.(gz|zip)$/i, '')
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim()
}
