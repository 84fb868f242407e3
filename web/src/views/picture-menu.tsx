import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { paths } from '../../../server/contract/paths.ts'
import { askText, download, saveFile } from '../api/client.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu } from '../parts/menu.tsx'
import { Problem } from '../parts/problem.tsx'
import { toPng } from '../parts/to-png.ts'
import { useText } from '../state/preferences-context.tsx'
import { useAddress } from '../state/use-address.ts'
import { MenuLabel } from './network-toolbar.tsx'

/** Pixels for each unit of a picture: sharp on a large screen and in print. */
const SCALE = 2.5

type Kind = 'png' | 'svg' | 'gexf'

/** Saves what is seen as a picture with its legend and origin: as pixels, or as lines and letters. */
export function PictureMenu({
  networkId,
  of,
  parameters = {},
  children,
}: {
  networkId: string
  of: 'network' | 'map'
  /** What the picture is asked for beside the slice. */
  parameters?: Readonly<Record<string, string>>
  children?: ReactNode
}) {
  const { t, language } = useText()
  const { sliceText } = useAddress()
  const saving = useMutation({
    mutationFn: async (kind: Kind) => {
      const format = kind === 'gexf' ? kind : of === 'network' ? 'svg' : 'places-svg'
      const path = paths.export(networkId, format)
      const asked = [...new URLSearchParams(sliceText), ...Object.entries(parameters)]
      const query = new URLSearchParams(asked)
      const name = `${networkId}-${of}.${kind}`
      if (kind !== 'png') return download(language, path, name, query)
      saveFile(await toPng(await askText(language, path, query), SCALE), name)
    },
  })
  const item = (kind: Kind, label: string) => (
    <button
      type="button"
      className="button"
      disabled={saving.isPending}
      onClick={() => saving.mutate(kind)}
    >
      <Icon name="save" />
      {label}
    </button>
  )
  return (
    <>
      <Menu className="tools end" label={<MenuLabel text={t('view.network.image')} />}>
        {item('png', t('action.save-picture'))}
        {item('svg', t('action.export-svg'))}
        {of === 'network' && item('gexf', t('action.export-gexf'))}
        {children}
      </Menu>
      {saving.error && <Problem error={saving.error} />}
    </>
  )
}
