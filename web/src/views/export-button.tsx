import { useMutation } from '@tanstack/react-query'
import { paths } from '../../../server/contract/paths.ts'
import { download } from '../api/client.ts'
import { Icon } from '../parts/icon.tsx'
import { Problem } from '../parts/problem.tsx'
import { useText } from '../state/preferences-context.tsx'
import { useAddress } from '../state/use-address.ts'

/** Saves the slice as a file: every row and every digit, not only what is on screen. */
export function ExportButton({
  networkId,
  format,
  parameters = {},
}: {
  networkId: string
  format: 'gexf' | 'svg' | 'places-svg'
  /** What the export is asked for beside the slice. */
  parameters?: Readonly<Record<string, string>>
}) {
  const { t, language } = useText()
  const { sliceText } = useAddress()
  const saving = useMutation({
    mutationFn: () =>
      download(
        language,
        paths.export(networkId, format),
        `${networkId}.${format.replace(/^.*-/, '')}`,
        new URLSearchParams([...new URLSearchParams(sliceText), ...Object.entries(parameters)]),
      ),
  })
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={saving.isPending}
        onClick={() => saving.mutate()}
      >
        <Icon name="save" />
        {t(`action.export-${format}`)}
      </button>
      {saving.error && <Problem error={saving.error} />}
    </>
  )
}
