import { useMutation } from '@tanstack/react-query'
import { paths } from '../../../server/contract/paths.ts'
import { download } from '../api/client.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu } from '../parts/menu.tsx'
import { Problem } from '../parts/problem.tsx'
import { useText } from '../state/preferences-context.tsx'
import { useAddress } from '../state/use-address.ts'

const FORMATS = ['xlsx', 'ods', 'csv'] as const

/** Saves a table of the slice as a file, in the format that is chosen: every row and every digit. */
export function ExportMenu({
  networkId,
  label,
  table,
  formats = FORMATS,
  parameters = {},
}: {
  networkId: string
  label: string
  /** What comes before the format in the address; nothing: the actors with all their measures. */
  table?:
    | 'actors-table'
    | 'collaborations-table'
    | 'isolated'
    | 'records'
    | 'matrix'
    | 'brokers'
    | 'cuts'
    | 'before-after'
    | 'change'
    | 'territories'
  formats?: readonly (typeof FORMATS)[number][]
  /** What the export is asked for beside the slice. */
  parameters?: Readonly<Record<string, string>>
}) {
  const { t, language } = useText()
  const { sliceText } = useAddress()
  const saving = useMutation({
    mutationFn: (format: string) =>
      download(
        language,
        paths.export(networkId, table === undefined ? format : `${table}-${format}`),
        `${networkId}.${format}`,
        new URLSearchParams([...new URLSearchParams(sliceText), ...Object.entries(parameters)]),
      ),
  })
  return (
    <>
      <Menu
        className="end"
        label={
          <>
            <Icon name="save" />
            {label}
            <Icon name="down" />
          </>
        }
      >
        {formats.map((format) => (
          <button
            key={format}
            type="button"
            className="row"
            disabled={saving.isPending}
            onClick={() => saving.mutate(format)}
          >
            {t(`view.export.${format}`)}
          </button>
        ))}
      </Menu>
      {saving.error && <Problem error={saving.error} />}
    </>
  )
}
