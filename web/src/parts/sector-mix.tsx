import type { SectorPart } from '../../../server/contract/records.ts'
import { useText } from '../state/preferences-context.tsx'
import { Bars } from './bars.tsx'
import { Figure } from './figure.tsx'
import { SectorMark } from './sector-mark.tsx'
import { useSectors } from './use-sectors.ts'

/** The sectors of some actors as bars, with their sign and their part. */
export function SectorMix({
  networkId,
  title,
  parts,
}: {
  networkId: string
  title: string
  parts: readonly SectorPart[]
}) {
  const { t, percent, number, list } = useText()
  const { looks, labels } = useSectors(networkId)
  if (parts.length === 0) return null
  const nameOf = ({ sector }: SectorPart): string =>
    sector === undefined ? t('view.sector-unknown') : (labels.get(sector) ?? sector)
  const said = parts.map((part) =>
    t('view.mix.share', { sector: nameOf(part), share: percent(part.share) }),
  )
  return (
    <section>
      <h3>{title}</h3>
      <Figure
        caption={t('view.mix.rule')}
        summary={list(said)}
        table={{
          head: [t('view.mix.sector'), t('view.mix.actors'), t('view.mix.part')],
          rows: parts.map((part) => ({
            key: part.sector ?? '',
            cells: [nameOf(part), number(part.actors), percent(part.share)],
          })),
        }}
      >
        <Bars
          bars={parts.map((part) => ({
            key: part.sector ?? '',
            label: (
              <>
                <SectorMark look={looks.get(part.sector ?? '')} /> {nameOf(part)}
              </>
            ),
            value: part.share,
            shown: percent(part.share),
            isApart: part.sector === undefined,
          }))}
          most={1}
        />
      </Figure>
    </section>
  )
}
