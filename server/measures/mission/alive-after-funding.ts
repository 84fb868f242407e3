import { Type } from 'typebox'
import { NO_DAY } from '../../domain/dates.ts'
import { monthsBefore, windowOf, type Window } from '../../network/days.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { shareInterval } from '../chance/wilson.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { wholeHistory } from '../time/pair-spells.ts'
import { fundingsOf } from './fundings.ts'
import { collaborationsOfKind, datedOfKind } from './projects.ts'
import { stagesOf } from './stages.ts'

/**
 * Do projects outlive their grants? Of the projects with a dated funding, the share that is still active
 * `months` (24) after the last of them: the last day of the project or of one of its actors, those of
 * support and funders apart as the slice says, is that day or later.
 *
 * A project recorded as abandoned by then is not alive, whatever its dates say. One whose months are not
 * over on the latest date of the data is left out, alive or not, and counted (`not-followed`): it is
 * censored, and to count those already over would say that projects die early. Also left out: projects
 * without a dated funding (`no-dated-funding`) and without a date (`no-date`). An undated funding beside
 * dated ones is not looked at. Of a date of funding known to the month or the year the first day counts.
 * A project without an end date ends as `missingEnd` says, which the method repeats. A window keeps the
 * projects whose last funding is in it, followed to the end of the data.
 *
 * `parts`: projects followed, alive, and `low` and `high`, between which the share lies with 95 % if
 * projects are independent. Weights, sectors and isolated actors play no part. Null without a project
 * (`no-collaboration`), without any dated funding (`not-recorded`), and where none has been followed long
 * enough (`censored`). O(participations + fundings). Mission, row 18. Oracle: by hand; naive version on
 * small networks.
 */
export const aliveAfterFunding = defineNetworkMeasure({
  id: 'alive-after-funding',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object(
    { months: Type.Integer({ default: 24, minimum: 1, maximum: 240 }) },
    { additionalProperties: false },
  ),
  cost: () => 0,
  compute(network, { months }) {
    const history = wholeHistory(network)
    const projects = collaborationsOfKind(history, 'project')
    const fates = fatesOf(history, projects, windowOf(network.slice), months)
    const count = (fate: Fate) => fates.filter((one) => one === fate).length
    const alive = count('alive')
    const followed = alive + count('over')
    const why = LEFT_OUT.map((code) => ({ code, count: count(code) })).filter(
      (one) => one.count > 0,
    )
    const dropped = why.reduce((sum, one) => sum + one.count, 0)
    const coverage = { used: followed, dropped, why }
    if (projects.length === 0) return { value: null, reason: 'no-collaboration', coverage }
    if (followed === 0) {
      const reason = why.some(({ code }) => code === 'not-followed')
        ? 'censored'
        : why.some(({ code }) => code === 'undated-project')
          ? 'no-date'
          : 'not-recorded'
      return { value: null, reason, coverage }
    }
    const [low, high] = shareInterval(alive, followed)
    return { value: alive / followed, parts: { followed, alive, low, high }, coverage }
  },
})

/** The projects that were alive so long after their last funding, by id. */
export function aliveProjects(network: SlicedNetwork, months: number): string[] {
  const history = wholeHistory(network)
  const projects = collaborationsOfKind(history, 'project')
  const fates = fatesOf(history, projects, windowOf(network.slice), months)
  return projects
    .filter((_, place) => fates[place] === 'alive')
    .map((p) => history.collaborationIds[p] ?? '')
}

const LEFT_OUT = ['not-followed', 'no-dated-funding', 'undated-project'] as const
type Fate = 'alive' | 'over' | 'outside-window' | (typeof LEFT_OUT)[number]

function fatesOf(
  history: SlicedNetwork,
  projects: readonly number[],
  window: Window | undefined,
  months: number,
): Fate[] {
  const lastDays = new Map(datedOfKind(history, 'project').dated.map(({ row, to }) => [row, to]))
  return projects.map((p) => {
    const last = fundingsOf(history, p).reduce((day, { on }) => Math.max(day, on), NO_DAY)
    if (last === NO_DAY) return 'no-dated-funding'
    if (window !== undefined && (last < window.from || last > window.to)) return 'outside-window'
    const lastDay = lastDays.get(p)
    if (lastDay === undefined) return 'undated-project'
    const until = monthsBefore(last, -months)
    if (until > history.whole.latestDay) return 'not-followed'
    const abandoned = stagesOf(history, p).get('abandoned') ?? NO_DAY
    const isAbandoned = abandoned !== NO_DAY && abandoned <= until
    return lastDay >= until && !isAbandoned ? 'alive' : 'over'
  })
}
