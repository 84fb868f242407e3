import type { SectorMatrix } from '../../../server/contract/matrix.ts'
import type { SectorLook } from '../map/shapes.ts'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'

type Sectors = SectorMatrix['sectors']
export type MatrixNames = {
  name: (id: string) => string
  look: (id: string) => SectorLook | undefined
  /** Two sectors, or one with itself, as they stand in a sentence. */
  label: (a: number, b: number, sectors: Sectors) => string
}

/** How sectors, or families, and their pairs are called. */
export function useMatrixNames(
  networkId: string,
  partition: SectorMatrix['partition'],
): MatrixNames {
  const { t, named } = useText()
  const { looks, labels } = useSectors(networkId)
  const name = (id: string): string =>
    partition === 'families' ? named('view.matrix.family', id) : (labels.get(id) ?? id)
  return {
    name,
    look: (id) => (partition === 'families' ? undefined : looks.get(id)),
    label(a, b, sectors) {
      const [one, two] = [name(sectors[a]?.id ?? ''), name(sectors[b]?.id ?? '')]
      return a === b
        ? t('view.matrix.within', { a: one, of: partition })
        : t('view.matrix.across', { a: one, b: two })
    },
  }
}
