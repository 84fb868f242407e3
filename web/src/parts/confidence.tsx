import type { Confidence } from '../../../server/domain/findings.ts'
import { useText } from '../state/preferences-context.tsx'

const LEVELS = ['low', 'medium', 'high'] as const
const R = 3
const STEP = 9

/** How sure it is that an actor is little connected, and what that rests on: all of it, or the gist. */
export function ConfidenceLine({
  confidence: { level, grounds },
  isBrief = false,
}: {
  confidence: Confidence
  isBrief?: boolean
}) {
  const { named } = useText()
  // The first ground decides the level; a missing date takes from it.
  const told = isBrief ? grounds.filter((one, i) => i === 0 || one === 'undated') : grounds
  return (
    <span className="confidence">
      <ConfidenceMark level={level} />
      <span>
        {named('confidence', level)}
        <span className="quiet block">
          {told.map((ground) => named('confidence.ground', ground)).join(' · ')}
        </span>
      </span>
    </span>
  )
}

/** One, two or three of three dots; the word stands beside them. */
function ConfidenceMark({ level }: { level: Confidence['level'] }) {
  const full = LEVELS.indexOf(level)
  return (
    <svg
      className="confidence-mark"
      width={LEVELS.length * STEP}
      height={STEP}
      aria-hidden="true"
      focusable="false"
    >
      {LEVELS.map((one, i) => (
        <circle
          key={one}
          className={i <= full ? 'on' : undefined}
          cx={STEP * (i + 0.5)}
          cy={STEP / 2}
          r={R}
        />
      ))}
    </svg>
  )
}
