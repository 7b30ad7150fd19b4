import { type GraphQLEnumType, isEnumType } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../src/api/schema.ts'
import { ALL_LANGUAGES, labelOf, labelsIn } from '../../src/entities/base/labels.ts'
import { RELATION_NAMES, RELATIONS } from '../../src/model/relations.ts'

let enums: GraphQLEnumType[]
beforeAll(async () => {
  const types = Object.values((await createSchema()).getTypeMap())
  // An order is chosen, and stands in no answer.
  enums = types.filter(isEnumType).filter(({ name }) => !name.startsWith('__') && !/(Order|GroupBy|Format)$/.test(name))
})

describe('every word that an answer may hold', () => {
  for (const language of ALL_LANGUAGES) {
    test(`has a label in ${language}, and no other word has one`, () => {
      const labels = labelsIn(language)
      expect(Object.keys(labels).sort()).toEqual(enums.map(({ name }) => name).sort())
      for (const type of enums) {
        const { name } = type
        const words = type.getValues().map(value => value.name)
        expect(labels[name]?.map(({ word }) => word).sort(), name).toEqual(words.sort())
        for (const { word, label } of labels[name] ?? []) expect(label, `${name}.${word}`).toMatch(/^\S.*\S$/)
      }
    })

    test(`is distinguished from the other words of its enum in ${language}`, () => {
      for (const [name, words] of Object.entries(labelsIn(language))) {
        // Withdrawn currencies are called as their successors are.
        if (name === 'Currency') continue
        const texts = words.map(({ label, inverse }) => `${label}|${inverse ?? ''}`)
        expect(new Set(texts).size, name).toBe(texts.length)
      }
    })
  }

  test('is called otherwise in Italian where the languages differ', () => {
    expect(RELATION_NAMES.filter(name => RELATIONS[name].italian === undefined)).toEqual([])
    expect(labelOf('IT', 'Stage', 'REDETERMINED')).toBe('rideterminato')
    expect(labelsIn('IT').EntityKind?.find(({ word }) => word === 'LINE')).toEqual({
      word: 'LINE',
      label: 'linea di attività',
      plural: 'linee di attività',
      inverse: null,
    })
    expect(labelsIn('IT').Relation?.find(({ word }) => word === 'SETS')).toMatchObject({
      label: 'assegna',
      inverse: 'assegnato da',
    })
    expect([labelOf('EN', 'Currency', 'GBP'), labelOf('IT', 'Currency', 'GBP')]).toEqual([
      'British Pound',
      'sterlina britannica',
    ])
  })

  test('reads as its letters do where no table has it', () => {
    expect(labelOf('IT', 'Colour', 'LIGHT_BLUE')).toBe('light blue')
  })
})
