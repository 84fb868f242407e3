import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportChange, ImportDraft } from '../../../../server/contract/imports.ts'
import { useEndpoints } from '../../api/queries.ts'
import { isPartialDate } from '../edit/dates.ts'
import type { DisappearedChoice } from './disappeared.tsx'
import { sourceToSend, type SourceEdit } from './source-form.tsx'

export type Decisions = {
  source: SourceEdit
  isSourceEdited: boolean
  setSource: (source: SourceEdit) => void
  /** The date of the edition, once it is a date. */
  asOf: string | undefined
  /** Of which import the files are a newer edition, as it was said last: before the answer comes, too. */
  replaces: ImportDraft['replaces']
  /** Says of which import the files are a newer edition (none: of no one), and what disappears. */
  replace: (importId: string | undefined, disappeared?: DisappearedChoice) => void
  /** Says which proposed fixes are accepted; all others are not. */
  accept: (fixes: ImportDraft['decisions']) => void
  /** Sends what was said of the source, where something was. */
  saveSource: () => Promise<void>
  isBusy: boolean
  error: unknown
}

/** What a person decides about an import besides the columns. */
export function useDecisions(draft: ImportDraft): Decisions {
  const api = useEndpoints()
  const queries = useQueryClient()
  const { networkId, id } = draft
  const [edited, setEdited] = useState<SourceEdit>()
  const [asked, setAsked] = useState<{ replaces: ImportDraft['replaces'] }>()
  const source = edited ?? draft.source
  const asOf = source.asOf !== undefined && isPartialDate(source.asOf) ? source.asOf : undefined
  const keep = (next: ImportDraft): void => {
    queries.setQueriesData({ queryKey: [networkId, 'import', id] }, next)
  }
  const changing = useMutation({
    mutationFn: (change: ImportChange) => api.changeImport(networkId, id, change),
    onSuccess: keep,
    // The answer says it, or that it could not be so.
    onSettled: () => setAsked(undefined),
  })
  const said = edited === undefined ? {} : { source: sourceToSend(edited) }
  return {
    source,
    isSourceEdited: edited !== undefined,
    setSource: setEdited,
    asOf,
    replaces: asked === undefined ? draft.replaces : asked.replaces,
    replace(importId, disappeared = 'keep') {
      const replaces = importId === undefined ? undefined : { importId, disappeared }
      setAsked({ replaces })
      changing.mutate({ ...said, replaces: replaces ?? null })
    },
    accept: (fixes) => changing.mutate({ ...said, decisions: fixes }),
    async saveSource() {
      if (edited !== undefined) keep(await api.changeImport(networkId, id, said))
    },
    isBusy: changing.isPending,
    error: changing.error,
  }
}
