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
  format = 'csv',
  parameters = {},
}: {
  networkId: string
  format?: 'csv' | 'gexf'
  parameters?: Readonly<Record<string, string | undefined>>
}) {
  const { t, language } = useText()
  const { sliceText } = useAddress()
  const saving = useMutation({
    mutationFn: () => {
      const query = new URLSearchParams(sliceText)
      for (const [key, value] of Object.entries(parameters)) if (value) query.set(key, value)
      return download(
        language,
        paths.export(networkId, format),
        `${networkId}.${format === 'csv' ? 'csv' : format}`,
        query,
      )
    },
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
        {t(format === 'csv' ? 'action.export-csv' : 'action.export-gexf')}
      </button>
      {saving.error && <Problem error={saving.error} />}
    </>
  )
}
