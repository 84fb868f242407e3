import type { RefObject } from 'react'
import { idsText } from '../../../server/contract/paths.ts'
import { useNetwork } from '../api/queries.ts'
import type { AreaTool } from '../map/select-area.tsx'
import { Menu } from '../parts/menu.tsx'
import { useText } from '../state/preferences-context.tsx'
import type { Shown } from '../state/selection.ts'
import { hrefAfter, readAddress, useAddress } from '../state/use-address.ts'
import type { MapOptions } from './network-options.ts'
import { MenuLabel } from './network-toolbar.tsx'
import { PictureMenu } from './picture-menu.tsx'

/** At the picture's corner: choosing several at once, keeping what is seen, the whole screen. */
export function PictureMenus({
  networkId,
  options,
  stage,
  tool,
  onTool,
  onList,
  onSaid,
}: {
  networkId: string
  options: MapOptions
  stage: RefObject<HTMLElement | null>
  tool: AreaTool | undefined
  onTool: (tool: AreaTool | undefined) => void
  onList: () => void
  onSaid: (text: string) => void
}) {
  const { t } = useText()
  const { selection, shown } = useAddress()
  const seen = { ...seenNetwork(options, shown), ...seenLook(options, selection.actors, shown) }
  return (
    <div className="picture-menus">
      <Menu className="tools end" label={<MenuLabel text={t('view.network.choose')} />}>
        {(['box', 'lasso'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-pressed={tool === one}
            onClick={() => onTool(tool === one ? undefined : one)}
          >
            {t(`action.choose-${one}`)}
          </button>
        ))}
        <button type="button" className="button" onClick={onList}>
          {t('action.choose-list')}
        </button>
      </Menu>
      <PictureMenu networkId={networkId} of="network" parameters={seen}>
        <LinkButton networkId={networkId} onSaid={onSaid} />
        {document.fullscreenEnabled && (
          <button
            type="button"
            className="button"
            onClick={() => {
              if (document.fullscreenElement) void document.exitFullscreen()
              else void stage.current?.requestFullscreen()
            }}
          >
            {t('action.full-screen')}
          </button>
        )}
      </PictureMenu>
    </div>
  )
}

/** What of the network is on screen. Only what is not as it would be anyway: the address stays short. */
function seenNetwork(options: MapOptions, shown: Shown): Record<string, string> {
  return {
    ...(options.layout !== 'forces' && { layout: options.layout }),
    ...(options.weighting !== 'newman' && { weighting: options.weighting }),
    ...(options.least > 0 && { least: String(options.least) }),
    ...(shown.hidden.length > 0 && { hidden: idsText(shown.hidden) }),
    ...(shown.kept.length > 0 && { kept: idsText(shown.kept) }),
  }
}

/** So much of an address says who is chosen: more is refused by what lies between. */
const LONGEST_CHOICE = 8000

/** How it is drawn, and who is strong in it. */
function seenLook(
  options: MapOptions,
  chosen: readonly string[],
  { focus }: Shown,
): Record<string, string> {
  const ids = idsText(chosen)
  return {
    ...(options.mode !== 'actors' && { mode: options.mode }),
    ...(options.colour !== 'sector' && { colour: options.colour }),
    ...(options.size !== 'degree' && { size: options.size ?? 'none' }),
    ...(options.hulls && { hulls: 'true' }),
    ...(options.labels !== 'important' && { labels: options.labels }),
    ...(options.unfolded.length > 0 && { unfolded: options.unfolded.join(',') }),
    ...(ids !== '' && ids.length <= LONGEST_CHOICE && { chosen: ids }),
    ...(focus?.kind === 'actor' && { focus: focus.id }),
  }
}

/** Copies the address with the version of the data, so that a later one is said to who opens it. */
function LinkButton({ networkId, onSaid }: { networkId: string; onSaid: (text: string) => void }) {
  const { t } = useText()
  const version = useNetwork(networkId).data?.version
  const copy = async (): Promise<void> => {
    const now = readAddress(window.location.href)
    const options = version === undefined ? {} : { version }
    const link = window.location.origin + hrefAfter(now, { options })
    try {
      await navigator.clipboard.writeText(link)
      onSaid(t('view.network.link-copied'))
    } catch {
      // Without the right to the clipboard, the link can still be copied by hand.
      window.prompt(t('view.network.link-shown'), link)
    }
  }
  return (
    <button type="button" className="button" onClick={() => void copy()}>
      {t('action.copy-link')}
    </button>
  )
}
