import type { DuplicatePair } from '../../../../server/contract/duplicates.ts'
import { useText } from '../../state/preferences-context.tsx'
import type { Choice } from './use-choice.ts'
import type { useReview } from './use-review.ts'

type Props = {
  items: readonly DuplicatePair[]
  choice: Choice
  review: ReturnType<typeof useReview>
}

/** Chooses all pairs of the page that can be merged without another look, or none. */
export function ChooseMany({ items, choice, review }: Props) {
  const { t } = useText()
  const certain = items.filter((pair) => pair.class === 'certain' && !pair.later)
  if (certain.length < 2) return null
  return (
    <button
      type="button"
      className="button"
      disabled={review.isBusy || certain.every(choice.isChosen)}
      onClick={() => choice.choose([...new Set([...choice.chosen, ...certain])])}
    >
      {t('duplicates.choose-certain', { count: certain.length })}
    </button>
  )
}

/** What can be done with the pairs that are chosen; it stays in sight below them. */
export function ChosenPairs({ choice, review }: Omit<Props, 'items'>) {
  const { t } = useText()
  const { chosen } = choice
  const { doing, isBusy } = review
  const count = chosen.length
  if (count === 0) return null
  return (
    <fieldset className="chosen-pairs">
      <legend className="unseen">{t('duplicates.chosen', { count })}</legend>
      <output>
        {doing
          ? t('duplicates.merging', { done: doing.done + 1, of: doing.of })
          : t('duplicates.chosen', { count })}
      </output>
      <button
        type="button"
        className="button primary"
        disabled={isBusy}
        onClick={() => review.merge(chosen.map(choice.sidesOf))}
      >
        {t('duplicates.merge-chosen', { count })}
      </button>
      <button
        type="button"
        className="button"
        disabled={isBusy}
        onClick={() => review.decide({ pairs: chosen, decision: 'different' })}
      >
        {t('duplicates.different-chosen', { count })}
      </button>
      <button
        type="button"
        className="button bare"
        disabled={isBusy}
        onClick={() => choice.choose([])}
      >
        {t('duplicates.choose-none')}
      </button>
    </fieldset>
  )
}
