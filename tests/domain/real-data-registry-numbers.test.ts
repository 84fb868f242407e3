import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { readRegistryNumber } from '../../server/domain/registry-numbers.ts'
import { sharedData } from '../support/shared-data.ts'

const GRANTS = sharedData(
  'subventions-pays-de-la-loire/donnees_subventions_agregees_PDL_utf8.csv.gz',
)

describe.skipIf(GRANTS === undefined)(
  'numbers of beneficiaries, as departements published them',
  () => {
    test('pass but for those that a spreadsheet rounded or a person mistyped', () => {
      const text = gunzipSync(readFileSync(GRANTS ?? '')).toString('utf8')
      const rows: Record<string, string>[] = parse(text, {
        columns: true,
        bom: true,
        delimiter: ';',
      })
      const counts: Record<string, number> = {}
      for (const { idBeneficiaire = '' } of rows) {
        if (idBeneficiaire === '' || idBeneficiaire === 'NA') continue
        const read = readRegistryNumber('siret', idBeneficiaire)
        const what = 'problem' in read ? read.problem : 'read'
        counts[what] = (counts[what] ?? 0) + 1
      }
      // Checked by hand: 7,86E+13 and 7,22009E+12 and the numbers that end in zeros are rounded.
      expect(counts['read']).toBe(18_580)
      expect(counts['zeros-lost']).toBe(4)
      expect((counts['digits-lost'] ?? 0) + (counts['invalid'] ?? 0)).toBe(33)
    })
  },
)
