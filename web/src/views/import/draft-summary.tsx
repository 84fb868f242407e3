import type { ImportPreview } from '../../../../server/contract/imports.ts'
import { useText } from '../../state/preferences-context.tsx'

/** Where the preview is on the page, for whoever has nothing to say about the columns. */
export const PREVIEW_ID = 'import-preview'

/** What came of the files, above the steps that tell it, with the way to the yes at their end. */
export function DraftSummary({ preview }: { preview: ImportPreview }) {
  const { t } = useText()
  const written = (kind: 'actors' | 'collaborations' | 'participations') =>
    preview[kind].created + preview[kind].changed
  return (
    <div className="notice draft-summary">
      <p>
        {t('view.import.summary', {
          actors: written('actors'),
          collaborations: written('collaborations'),
          participations: written('participations'),
          problems: preview.problemCount,
        })}
      </p>
      <button type="button" className="button" onClick={goToPreview}>
        {t('view.import.go-to-preview')}
      </button>
    </div>
  )
}

/** The address keeps its fragment for the selection: the page is moved instead. */
function goToPreview(): void {
  const preview = document.getElementById(PREVIEW_ID)
  preview?.scrollIntoView({ block: 'start' })
  preview?.focus({ preventScroll: true })
}
