import type { TableMapping } from '../../../../server/domain/import-mapping.ts'
import { useText } from '../../state/preferences-context.tsx'
import { EXPLAINED_FIELDS, fieldCode, fieldsFor } from './form-fields.ts'

/** What the choices mean whose names do not say it by themselves. */
export function FieldGlossary({ holds }: { holds: TableMapping['holds'] }) {
  const { t } = useText()
  const offered = new Set(fieldsFor(holds).map(fieldCode))
  const explained = EXPLAINED_FIELDS.filter((code) => offered.has(code))
  return (
    <details className="field-glossary">
      <summary className="link small">{t('view.import.glossary')}</summary>
      <dl className="small">
        {explained.map((code) => (
          <div key={code}>
            <dt>{t(`view.field.${code}`)}</dt>
            <dd>{t(`view.field-meaning.${code}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
