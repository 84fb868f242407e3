import { useMutation } from '@tanstack/react-query'
import { paths } from '../../../server/contract/paths.ts'
import { download } from '../api/client.ts'
import { Problem } from '../parts/problem.tsx'
import { useText } from '../state/preferences-context.tsx'

const FILES = [
  ['participations.xlsx', 'action.template'],
  ['participations.csv', 'action.template-csv'],
  ['example.csv', 'action.template-example'],
] as const

/** The table to fill, for who has no file yet. */
export function TemplateLinks() {
  const { t, language } = useText()
  const saving = useMutation({
    mutationFn: (name: string) => download(language, paths.template(name), name),
  })
  return (
    <div className="template-links small">
      {FILES.map(([name, label]) => (
        <button
          key={name}
          type="button"
          className="link"
          disabled={saving.isPending}
          onClick={() => saving.mutate(name)}
        >
          {t(label)}
        </button>
      ))}
      {saving.error && <Problem error={saving.error} />}
    </div>
  )
}
