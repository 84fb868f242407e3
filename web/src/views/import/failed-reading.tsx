import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportChange, ImportDraft } from '../../../../server/contract/imports.ts'
import { useEndpoints } from '../../api/queries.ts'
import { useText } from '../../state/preferences-context.tsx'
import { tableName } from './mapping-form.ts'
import { TableReadingForm } from './table-reading.tsx'

/** What was said of how files are written may be why they could not be read: it can be said otherwise. */
export function FailedReading({ draft }: { draft: ImportDraft }) {
  const { t } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const key = [draft.networkId, 'import', draft.id]
  const reading = useMutation({
    mutationFn: (change: ImportChange) => api.changeImport(draft.networkId, draft.id, change),
    onSuccess: (next) => queries.setQueriesData({ queryKey: key }, next),
    // Refused again, for another reason perhaps: the draft says which.
    onError: () => queries.invalidateQueries({ queryKey: key }),
  })
  // Before files are read nothing is known of their tables.
  const tables = draft.files.filter(({ format }) => format !== '')
  if (tables.length === 0) return null
  return (
    <>
      <p>{t('view.import.read-otherwise')}</p>
      {tables.map((file) => (
        <fieldset key={tableName(file)} className="filters">
          <legend className="anywhere">{tableName(file)}</legend>
          <TableReadingForm
            file={file}
            readings={draft.readings}
            isBusy={reading.isPending}
            onChange={(readings) => reading.mutate({ readings })}
          />
        </fieldset>
      ))}
    </>
  )
}
