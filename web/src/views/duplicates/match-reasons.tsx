import type { DuplicatePair } from '../../../../server/contract/duplicates.ts'
import { useText } from '../../state/preferences-context.tsx'

/** Why two actors may be one, and what speaks against, as facts. */
export function MatchReasons({ reasons }: { reasons: DuplicatePair['reasons'] }) {
  const { t, named } = useText()
  const said = (code: string, value = ''): string =>
    value
      .split(' ≠ ')
      .map((side) => (side === '–' ? t('duplicates.unsaid') : sideOf(code, side)))
      .join(' ≠ ')
  const sideOf = (code: string, side: string): string =>
    code === 'different-type' ? named('duplicates.type', side) : side
  return (
    <ul className="reasons">
      {reasons.map(({ code, value }) => {
        const isAgainst = code.startsWith('different-')
        return (
          <li key={`${code} ${value ?? ''}`} className={isAgainst ? 'against' : ''}>
            <span aria-hidden="true">{isAgainst ? '≠' : '='}</span>{' '}
            <span className="unseen">{t(isAgainst ? 'duplicates.against' : 'duplicates.for')}</span>
            <span className="anywhere">
              {t(`duplicates.reason.${code}`, { value: said(code, value) })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
