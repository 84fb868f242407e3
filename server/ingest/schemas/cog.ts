import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { columnsOf } from './columns-of.ts'

/**
 * INSEE's Code officiel géographique, the list of communes: municipalities as actors. Delegated and
 * associated communes and arrondissements (COMD, COMA, ARM) may bear the code of their commune, so their
 * kind is part of their id; they are placed in the commune that they are part of.
 */
export function cog(file: DetectedFile): TableMapping[] | undefined {
  const { has, find } = columnsOf(file)
  const [kind, code, name] = [find('TYPECOM'), find('COM'), find('LIBELLE')]
  if (kind === undefined || code === undefined || name === undefined) return undefined
  if (!has('NCC', 'NCCENR')) return undefined
  const parent = find('COMPARENT')
  const attributes = [kind, find('DEP'), find('REG')].filter((column) => column !== undefined)
  return [
    {
      file: file.name,
      holds: 'actors',
      actor: {
        id: [{ column: code, when: [{ column: kind, match: '^COM$' }] }, { join: [kind, code] }],
        name,
        category: { value: 'commune' },
        place: { commune: parent === undefined ? code : [parent, code], label: name },
        attributes,
      },
    },
  ]
}
