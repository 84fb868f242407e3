import type { ImportDraft, ImportedFile } from '../../../../server/contract/imports.ts'
import { useText } from '../../state/preferences-context.tsx'
import { isText, tableName } from './mapping-form.ts'
import { TableBox } from '../../parts/table-box.tsx'

/** The files as they were read: format, encoding, separator, rows. */
export function FilesStep({ draft }: { draft: ImportDraft }) {
  const { t, count, bytes, named } = useText()
  return (
    <TableBox label={t('view.import.step.files')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('view.import.file')}</th>
            <th scope="col">{t('view.import.format')}</th>
            <th scope="col">{t('view.import.encoding')}</th>
            <th scope="col">{t('view.import.delimiter')}</th>
            <th scope="col" className="num">
              {t('view.import.rows')}
            </th>
            <th scope="col" className="num">
              {t('view.import.size')}
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.files.map((file) => (
            <tr key={tableName(file)}>
              <th scope="row" className="anywhere">
                {tableName(file)}
              </th>
              <td>
                {file.format === '' ? '–' : named('view.format', file.format)}
                {file.compressed && ` · ${t('view.import.compressed')}`}
              </td>
              <td>{isText(file) ? <Encoding encoding={file.encoding} /> : '–'}</td>
              <td>
                {file.delimiter === undefined ? '–' : named('view.delimiter', file.delimiter)}
              </td>
              <td className="num">{file.rows === undefined ? '–' : count(file.rows)}</td>
              <td className="num">{bytes(file.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function Encoding({ encoding }: { encoding: ImportedFile['encoding'] }) {
  const { t } = useText()
  const { label, utf8Lines, windows1252Lines, brokenLines } = encoding
  const isMixed = (utf8Lines ?? 0) > 0 && (windows1252Lines ?? 0) > 0
  return (
    <>
      {label}
      {isMixed && (
        <span className="block quiet">
          {t('view.import.mixed', { utf8: utf8Lines ?? 0, windows: windows1252Lines ?? 0 })}
        </span>
      )}
      {(brokenLines ?? 0) > 0 && (
        <span className="block quiet">{t('view.import.broken', { count: brokenLines ?? 0 })}</span>
      )}
    </>
  )
}
