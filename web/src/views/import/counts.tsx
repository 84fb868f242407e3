import type { ImportDraft, ImportPreview } from '../../../../server/contract/imports.ts'
import { TableBox } from '../../parts/table-box.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { repairedCount, rowsRead } from './count-rows.ts'

const KINDS = ['actors', 'collaborations', 'participations'] as const

/** What becomes of the records, and apart from it, since a row is no record, of the rows of the files. */
export function Counts({
  files,
  preview,
}: {
  files: ImportDraft['files']
  preview: ImportPreview
}) {
  return (
    <div className="count-tables">
      <RecordCounts preview={preview} />
      <RowCounts files={files} preview={preview} />
    </div>
  )
}

function RecordCounts({ preview }: { preview: ImportPreview }) {
  const { t, count } = useText()
  const { disappeared } = preview
  return (
    <TableBox label={t('view.import.records')}>
      <table className="table counts">
        <caption>{t('view.import.records')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('view.import.what')}</span>
            </th>
            <th scope="col" className="num">
              {t('view.import.created')}
            </th>
            <th scope="col" className="num">
              {t('view.import.changed')}
            </th>
            <th scope="col" className="num">
              {t('view.import.unchanged')}
            </th>
            {disappeared && (
              <th scope="col" className="num">
                {t('view.import.disappeared')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`view.import.kind.${kind}`)}</th>
              <td className="num">{count(preview[kind].created)}</td>
              <td className="num">{count(preview[kind].changed)}</td>
              <td className="num">{count(preview[kind].unchanged)}</td>
              {disappeared && <td className="num">{count(disappeared[kind].found)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function RowCounts({ files, preview }: { files: ImportDraft['files']; preview: ImportPreview }) {
  const { t, count } = useText()
  const read = rowsRead(files)
  const repaired = repairedCount(preview)
  const counted: [string, number | undefined][] = [
    [t('view.import.rows-read'), read],
    [t('view.import.refused-rows'), preview.refusedRows],
    [t('view.import.repaired-cells'), repaired === 0 ? undefined : repaired],
  ]
  return (
    <TableBox label={t('view.import.rows-of-files')}>
      <table className="table counts">
        <caption>{t('view.import.rows-of-files')}</caption>
        <tbody>
          {counted.map(
            ([name, found]) =>
              found !== undefined && (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="num">{count(found)}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </TableBox>
  )
}
