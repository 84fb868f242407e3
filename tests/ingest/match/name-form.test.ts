import { describe, expect, test } from 'vitest'
import { foldText, nameForm } from '../../../server/ingest/match/name-form.ts'

const words = (name: string) => nameForm(name).parts.flat()

describe('nameForm', () => {
  test('folds accents, ligatures, apostrophes, case and dots', () => {
    expect(foldText('Œuvre de l’Été & S.A.R.L. Straße')).toBe('oeuvre de l ete  et  sarl strasse')
    expect(nameForm('L’ŒUVRE D´ÉTÉ').text).toBe(nameForm("l'Oeuvre d'ete").text)
  })

  test('keeps what a body is apart from its name, long or short', () => {
    for (const [name, type] of [
      ['CCAS de Pau', 'ccas'],
      ["Centre communal d'action sociale de Pau", 'ccas'],
      ['Mairie de Pau', 'commune'],
      ['Ville de Pau', 'commune'],
      ['VILLE DE PAU', 'commune'],
    ] as const) {
      expect(nameForm(name)).toMatchObject({ type, parts: [['pau']] })
    }
    expect(nameForm('MJC du Polygone').type).toBe(
      nameForm('Maison des jeunes et de la culture du Polygone').type,
    )
    expect(nameForm('Pau').type).toBeUndefined()
  })

  test('leaves legal forms out, wherever they are written', () => {
    expect(nameForm('Aquitaine Numérique S.A.R.L.')).toMatchObject({ legalForm: 'sarl' })
    expect(words('Aquitaine Numérique SARL')).toEqual(words('Aquitaine Numérique'))
    // At the beginning it is a name.
    expect(words('AS Mérignac')).toEqual(['as', 'merignac'])
  })

  test('reads numbers, Roman ones too, and the numbers of research units', () => {
    expect(words('Université Bordeaux II')).toEqual(words('Université Bordeaux 2'))
    expect(nameForm('LOMA - UMR CNRS 5798').units).toEqual(['5798'])
    expect(nameForm('UMR5798').units).toEqual(['5798'])
  })

  test('parts a name from the institution it belongs to', () => {
    expect(nameForm('Institut de chimie CNRS Aquitaine').parts).toEqual([
      ['institut', 'chimie'],
      ['cnrs', 'aquitaine'],
    ])
    expect(nameForm('Moscow State University').parts).toHaveLength(1)
  })
})
