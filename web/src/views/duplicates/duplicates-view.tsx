import { useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { DuplicatePage } from '../../../../server/contract/duplicates.ts'
import type { MatchClass } from '../../../../server/domain/duplicates.ts'
import { useDuplicates } from '../../api/kept-queries.ts'
import { useNetwork } from '../../api/queries.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pager } from '../../parts/pager.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Segments } from '../../parts/segments.tsx'
import { usePages } from '../../parts/use-pages.ts'
import { pathOf } from '../../../../server/contract/page-paths.ts'
import { useText } from '../../state/preferences-context.tsx'
import { setOptions, useAddress } from '../../state/use-address.ts'
import { isUndoBlocked, WhatStandsInTheWay } from '../undo.tsx'
import { ChooseMany, ChosenPairs } from './chosen-pairs.tsx'
import { PairCard } from './pair-card.tsx'
import { Searching, SearchStopped } from './searching.tsx'
import { keyOf, useChoice } from './use-choice.ts'
import { FIRST_PAGE, useReview, type Reviewed } from './use-review.ts'

/** The most certain first. */
const CLASSES = ['certain', 'probable', 'possible'] as const satisfies readonly MatchClass[]

/** Actors that may be one: pair by pair, with the reasons; nothing is merged unless somebody says so. */
export function DuplicatesView({ networkId }: { networkId: string }) {
  const { t } = useText()
  const network = useNetwork(networkId).data
  const queries = useQueryClient()
  const asked = useAddress().options.class
  const wanted = CLASSES.find((one) => one === asked)
  const pages = usePages(wanted ?? '')
  const [isStopped, setStopped] = useState(false)
  const search = (): void => {
    setStopped(false)
    // What is known is the search that was stopped.
    void queries.invalidateQueries({ queryKey: [networkId, 'duplicates'] })
  }
  const options = { ...FIRST_PAGE, class: wanted, cursor: pages.cursor }
  const list = useDuplicates(networkId, options, !isStopped)
  return (
    <div className="duplicates">
      <h1>{t('view.name.duplicates')}</h1>
      <p className="lead">{t('duplicates.text', { network: network?.name ?? networkId })}</p>
      {isStopped ? (
        <SearchStopped onSearch={search} />
      ) : (
        <Answer of={list} lines={8}>
          {(answer) =>
            'items' in answer ? (
              <Pairs
                networkId={networkId}
                found={answer}
                wanted={wanted}
                onWanted={(one) => setOptions({ class: one })}
                pages={pages}
              />
            ) : (
              <Searching networkId={networkId} jobId={answer.id} onStop={() => setStopped(true)} />
            )
          }
        </Answer>
      )}
    </div>
  )
}

type PairsProps = {
  networkId: string
  found: DuplicatePage
  wanted: MatchClass | undefined
  onWanted: (wanted: MatchClass | undefined) => void
  pages: ReturnType<typeof usePages>
}

function Pairs({ networkId, found, wanted, onWanted, pages }: PairsProps) {
  const { t } = useText()
  const review = useReview(networkId)
  const choice = useChoice(found.items)
  const { items, total, next, counts, capped, more } = found
  const list = useRef<HTMLDivElement>(null)
  const place = useRef(0)
  // Once a pair is gone, who works by keyboard goes on with the one that takes its place.
  const { last } = review
  useLayoutEffect(() => {
    if (!last || document.activeElement !== document.body) return
    const index = Math.min(place.current, items.length - 1)
    list.current?.querySelectorAll('h2')[index]?.focus()
  }, [last, items])
  return (
    <>
      {(wanted !== undefined || CLASSES.some((one) => counts[one] > 0)) && (
        <Counts counts={counts} wanted={wanted} onWanted={onWanted} />
      )}
      {wanted !== undefined && (
        <p className="small quiet">{t(`duplicates.class.${wanted}-meaning`)}</p>
      )}
      <Done networkId={networkId} review={review} />
      <ChooseMany items={items} choice={choice} review={review} />
      {items.length === 0 ? (
        <Nothing networkId={networkId} isFiltered={wanted !== undefined} counts={counts} />
      ) : (
        <div className="pairs" ref={list}>
          {items.map((pair, index) => (
            <PairCard
              key={keyOf(pair)}
              networkId={networkId}
              pair={pair}
              isBusy={review.isBusy}
              choice={choice}
              onMerge={(sides) => {
                place.current = index
                review.merge([sides])
              }}
              onDecide={(decision) => {
                place.current = index
                review.decide({ pairs: [pair], decision })
              }}
            />
          ))}
        </div>
      )}
      <ChosenPairs choice={choice} review={review} />
      {(pages.page > 0 || next !== null) && (
        <Pager
          page={pages.page}
          shown={items.length}
          size={Number(FIRST_PAGE.limit)}
          total={total}
          hasNext={next !== null}
          onGo={(page) => pages.goTo(page, next)}
        />
      )}
      {more > 0 && <p className="small quiet">{t('duplicates.more', { count: more })}</p>}
      {capped > 0 && <p className="small quiet">{t('duplicates.capped', { count: capped })}</p>}
    </>
  )
}

function Counts({
  counts,
  wanted,
  onWanted,
}: Pick<PairsProps, 'wanted' | 'onWanted'> & { counts: DuplicatePage['counts'] }) {
  const { t } = useText()
  return (
    <Segments
      label={t('duplicates.classes')}
      values={['all', ...CLASSES] as const}
      current={wanted ?? 'all'}
      nameOf={(one) =>
        one === 'all'
          ? t('duplicates.class.all')
          : t('duplicates.class.count', {
              name: t(`duplicates.class.${one}`),
              count: counts[one],
            })
      }
      onChange={(one) => onWanted(one === 'all' ? undefined : one)}
    />
  )
}

/** What was just done, with the way back; or why it was not done. */
function Done({ networkId, review }: { networkId: string; review: ReturnType<typeof useReview> }) {
  const { t } = useText()
  const { last, error } = review
  const isBlocked = isUndoBlocked(error) && last?.what === 'merged'
  return (
    <>
      <output className={last ? 'notice good done' : 'unseen'}>
        {last && (
          <>
            <p>{say(t, last)}</p>
            {last.what !== 'undone' && (
              <button
                type="button"
                className="button"
                disabled={review.isBusy}
                onClick={() => review.undo(last)}
              >
                {t('duplicates.undo')}
              </button>
            )}
          </>
        )}
      </output>
      {error && !isBlocked && <Problem error={error} />}
      {isBlocked && (
        <WhatStandsInTheWay networkId={networkId} changeSetId={last.changeSetIds.at(-1) ?? ''} />
      )}
    </>
  )
}

function say(t: ReturnType<typeof useText>['t'], last: Reviewed): string {
  if (last.what === 'merged') {
    const { kept, merged, actors } = last
    return actors === 1
      ? t('duplicates.done.merged', { kept, merged })
      : t('duplicates.done.merged-many', { count: actors })
  }
  if (last.what === 'undone') return t('duplicates.done.undone')
  const [first] = last.pairs
  return last.pairs.length === 1 && first
    ? t(`duplicates.done.${last.what}`, { a: first.a.name, b: first.b.name })
    : t(`duplicates.done.${last.what}-many`, { count: last.pairs.length })
}

/** Nothing to look at: what is looked for, and what can be done to find more. */
function Nothing({
  networkId,
  isFiltered,
  counts,
}: {
  networkId: string
  isFiltered: boolean
  counts: DuplicatePage['counts']
}) {
  const { t } = useText()
  return (
    <div className="empty">
      <h2>{t(isFiltered ? 'duplicates.none-of-class' : 'duplicates.none')}</h2>
      <p>{t('duplicates.none-text')}</p>
      {counts.different > 0 && <p>{t('duplicates.none-different', { count: counts.different })}</p>}
      <Link className="button" href={pathOf({ page: 'network', networkId, view: 'imports' })}>
        {t('action.add-data')}
      </Link>
    </div>
  )
}
