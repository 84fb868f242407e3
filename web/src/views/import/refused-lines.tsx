import { useState } from 'react'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import { paths } from '../../../../server/contract/paths.ts'
import { download } from '../../api/client.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'

/** The lines that are left out, as files to be corrected and sent again: one for each table. */
export function RefusedLines({ draft }: { draft: ImportDraft }) {
  const { t, language } = useText()
  const [error, setError] = useState<unknown>(null)
  const tables = draft.preview?.refusedTables ?? []
  if (tables.length === 0) return null
  const save = (table: number, name: string): void => {
    setError(null)
    const path = paths.importRefused(draft.networkId, draft.id)
    const query = new URLSearchParams({ table: String(table) })
    download(language, path, name, query).catch(setError)
  }
  return (
    <div className="stack tight">
      <div className="filters">
        {tables.map(({ file, sheet, rows }, table) => {
          const name = sheet === undefined ? file : `${file} – ${sheet}`
          const label = t('view.import.refused-of', { name, count: rows })
          return (
            <button
              key={name}
              type="button"
              className="button"
              aria-label={t('view.import.download-refused-of', { label })}
              onClick={() => save(table, `${name}.csv`)}
            >
              {tables.length === 1
                ? t('action.download-refused')
                : t('view.import.download-refused-of', { label })}
            </button>
          )
        })}
      </div>
      <p className="small quiet">{t('view.import.refused-help')}</p>
      {error !== null && <Problem error={error} />}
    </div>
  )
}
