import type { CollaborationSheet } from '../../../../server/contract/records.ts'
import { useText } from '../../state/preferences-context.tsx'

/** What its end would do to those that are linked in the slice. */
export function PlaceInNetwork({ cut }: { cut: CollaborationSheet['cut'] }) {
  const { t } = useText()
  return (
    <section>
      <h3>{t('view.collaboration.place')}</h3>
      <p>
        {cut === undefined
          ? t('view.collaboration.not-in-slice')
          : cut.cutOff === 0
            ? t('view.collaboration.holds')
            : t('view.collaboration.splits', { count: cut.cutOff, groups: cut.groups })}
      </p>
    </section>
  )
}
