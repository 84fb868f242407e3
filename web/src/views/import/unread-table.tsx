import type { ReactNode } from 'react'
import type { ImportedFile } from '../../../../server/contract/imports.ts'
import { TableBox } from '../../parts/table-box.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { tableName } from './mapping-form.ts'

/** A table that nothing is read of: it can be described, or stay out. */
export function UnreadTable({
  file,
  written,
  onRead,
}: {
  file: ImportedFile
  written: ReactNode
  onRead: () => void
}) {
  const { t } = useText()
  return (
    <details className="file-table">
      <summary>
        <strong className="anywhere">{tableName(file)}</strong>{' '}
        <span className="quiet">{t('view.import.not-read')}</span>
      </summary>
      <p className="small quiet">{t('view.import.not-read-text')}</p>
      <div className="filters">
        {written}
        <button type="button" className="button" onClick={onRead}>
          {t('view.import.read-table')}
        </button>
      </div>
      <Sample file={file} />
    </details>
  )
}

/** The first rows as they were read. */
function Sample({ file }: { file: ImportedFile }) {
  return (
    <TableBox label={tableName(file)}>
      <table className="table">
        <thead>
          <tr>
            {file.columns.map(({ column }) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.sample.map((row, line) => (
            // The rows of a sample never change places.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={line}>
              {file.columns.map(({ column }, at) => (
                <td key={column} className="anywhere">
                  {row[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
