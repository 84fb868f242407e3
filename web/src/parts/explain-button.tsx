import { useText } from '../state/preferences-context.tsx'
import { explain } from '../state/use-address.ts'

/** Opens the explanation of one number. `about` tells several such buttons of a screen apart. */
export function ExplainButton({
  measure,
  about,
  label,
  brief = false,
  more,
}: {
  measure: string
  about: string
  /** What it says instead of "explain this figure". */
  label?: string
  /** What it shows where there is little room; it is still called by `about`. */
  brief?: boolean
  /** Parameters that are not the slice's: another territory, a pair of sectors, options. */
  more?: Readonly<Record<string, string | readonly string[]>>
}) {
  const { t } = useText()
  return (
    <button
      type="button"
      className="link"
      aria-label={label ?? t('action.explain-about', { about })}
      onClick={() => explain(measure, more && queryOf(more))}
    >
      {label ?? t(brief ? 'action.explain-brief' : 'action.explain')}
    </button>
  )
}

function queryOf(more: Readonly<Record<string, string | readonly string[]>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(more)) {
    for (const one of [value].flat()) query.append(name, one)
  }
  return query.toString()
}
