import { describe, expect, test } from 'vitest'
import { isRegistryNumber, readRegistryNumber } from '../../server/domain/registry-numbers.ts'

const zerosLost = (kind: 'siret' | 'siren', value: string) => ({
  problem: 'zeros-lost',
  fix: { kind, value },
})

describe('a SIRET', () => {
  // Published: INSEE's own and its example 732 829 320 00074, Bordeaux, the departement of Vendée.
  test.each(['12002701600357', '73282932000074', '21330063500017', '22850001300658'])(
    '%s is one',
    (number) => {
      expect(readRegistryNumber('siret', number)).toEqual({ kind: 'siret', value: number })
    },
  )

  test('is no longer one when any of its digits is another, or two neighbours change places', () => {
    const number = '73282932000074'
    for (let i = 0; i < number.length; i++) {
      const other = String((Number(number[i]) + 1) % 10)
      expect(isRegistryNumber('siret', number.slice(0, i) + other + number.slice(i + 1))).toBe(
        false,
      )
    }
    expect(isRegistryNumber('siret', '73289232000074')).toBe(false)
  })

  test('of La Poste has digits whose sum is a multiple of 5, or passes as others do', () => {
    // The head office (35600000000048, by Luhn) and establishments that Luhn alone would refuse.
    expect(isRegistryNumber('siret', '35600000000048')).toBe(true)
    expect(isRegistryNumber('siret', '35600000049837')).toBe(true)
    expect(isRegistryNumber('siret', '35600000049838')).toBe(false)
    // The rule is La Poste's alone.
    expect(isRegistryNumber('siret', '73282932000001')).toBe(false)
  })

  test.each(['401 092 267 00020', '401092267-00020', "40109226700020'", '40109226700020.0'])(
    'is read without what stands between its digits: %s',
    (text) => {
      expect(readRegistryNumber('siret', text)).toEqual({ kind: 'siret', value: '40109226700020' })
    },
  )

  test('that is only a SIREN is that SIREN', () => {
    expect(readRegistryNumber('siret', '213 300 635')).toEqual({
      kind: 'siren',
      value: '213300635',
    })
  })

  test('whose leading zeros are lost is proposed with them', () => {
    // Danone's SIREN 552 032 534 has none to lose; 005 520 135 and 072 200 868 have.
    expect(readRegistryNumber('siren', '5520135')).toEqual(zerosLost('siren', '005520135'))
    expect(readRegistryNumber('siret', '7220086800072')).toEqual(
      zerosLost('siret', '07220086800072'),
    )
    expect(readRegistryNumber('siret', '7280266')).toEqual(zerosLost('siren', '007280266'))
    expect(readRegistryNumber('siret', '7220086800073')).toEqual({ problem: 'invalid' })
  })

  test('written by an exponent is proposed where all digits are there, and lost where not', () => {
    expect(readRegistryNumber('siret', '4.0109226700020E+13')).toEqual({
      problem: 'scientific-notation',
      fix: { kind: 'siret', value: '40109226700020' },
    })
    for (const text of ['1,23457E+13', '7,86E+13', '7,22009E+12', '4E13', '43955400000000']) {
      expect(readRegistryNumber('siret', text)).toEqual({ problem: 'digits-lost' })
    }
    expect(readRegistryNumber('siret', '4.0109226700021E+13')).toEqual({ problem: 'invalid' })
  })

  test.each(['', '0', '00000000000000', 'inconnu', '4010922670002', '401092267000201', '٤٠١'])(
    '%j is none',
    (text) => {
      expect(readRegistryNumber('siret', text)).toEqual({ problem: 'invalid' })
    },
  )
})

describe('an RNA number', () => {
  test.each(['W751004076', 'W2A1000123', 'W2B2000456', 'W9R1000123', 'w332012345'])(
    '%s is one',
    (text) => {
      expect(readRegistryNumber('rna', text)).toEqual({ kind: 'rna', value: text.toUpperCase() })
    },
  )

  test.each(['W75100407', 'W7510040766', 'W75100407A', '0333012345', 'R751004076'])(
    '%s is none',
    (text) => {
      expect(readRegistryNumber('rna', text)).toEqual({ problem: 'invalid' })
    },
  )

  test('without its letter is proposed with it', () => {
    expect(readRegistryNumber('rna', '751004076')).toEqual({
      problem: 'invalid',
      fix: { kind: 'rna', value: 'W751004076' },
    })
  })
})
