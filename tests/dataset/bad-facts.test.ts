import { describe, it } from 'vitest'
import { describePackage } from '../../src/dataset/package/descriptor.ts'
import { type Breaking, type Case, givesItsProblem, replace } from './support/broken.ts'

const LINE_1 = 'line/comune-di-rivalta/acque-2020-2022/1'
const TOTAL = 'allocation/relazione-rivalta/l55/dd-6'

const HOMES = 'result/relazione-rivalta/l79/case-attive'

/** Adds a counts.csv of one row. */
const counting =
  (row: string): Breaking =>
  copy => {
    copy.write('counts.csv', `result,kind,by,of\n${row}\n`)
    const about = { name: '', title: '', version: '', licenses: [], sources: [] }
    const described = describePackage(about, ['counts']) as { resources: object[] }
    const descriptor = JSON.parse(copy.read('datapackage.json'))
    descriptor.resources.push(...described.resources)
    copy.write('datapackage.json', JSON.stringify(descriptor))
    return 2
  }

const CASES: Case[] = [
  {
    title: 'a kind has no size to be counted by',
    breaking: counting(`${HOMES},ORGANISATION,SUM,`),
    file: 'counts.csv',
    column: 'by',
    says: /^SUM goes by the size of what is counted, and a thing of the kind ORGANISATION has none: give ALL or SOME$/,
  },
  {
    title: 'what is counted is of another kind',
    breaking: counting(`${HOMES},FUND,ALL,fund/fac;organisation/consorzio-idrico-di-valverde`),
    file: 'counts.csv',
    column: 'of',
    says: /^organisation\/consorzio-idrico-di-valverde is not of the kind FUND$/,
  },
  {
    title: 'a result is tied to nothing of the kind that it counts',
    breaking: counting(`${HOMES},FUND,ALL,`),
    file: 'counts.csv',
    column: 'of',
    says: /^is empty, and a result names nothing of the kind FUND: give the ids of those that are counted$/,
  },
  {
    title: 'what counts is no result',
    breaking: counting('fund/fac,ORGANISATION,ALL,'),
    file: 'counts.csv',
    column: 'result',
    says: /^fund\/fac is a FUND; RESULT is expected$/,
  },
  {
    title: 'what counts has no figure',
    breaking: copy => {
      copy.filter('evidence.csv', row => !row.startsWith(`${HOMES},value,`))
      // The figure is that of the sentence too, which the package leaves out then.
      return counting(`${HOMES},ORGANISATION,SOME,`)(copy)
    },
    file: 'counts.csv',
    column: 'result',
    says: /has no figure: it counts nothing$/,
  },
  {
    title: 'a way of counting is unknown',
    breaking: counting(`${HOMES},ORGANISATION,EACH,`),
    file: 'counts.csv',
    column: 'by',
    says: /^"EACH" is not one of ALL, SOME, SUM, LARGEST, MEMBERS$/,
  },
  {
    title: 'a relation is unknown',
    breaking: replace('links.csv', 'CONVERTS', 'CONVERT'),
    file: 'links.csv',
    column: 'relation',
    says: /"CONVERT" is not one of ACHIEVED, /,
  },
  {
    title: 'a relation may not tie the kinds',
    breaking: copy => copy.append('links.csv', 'fund/fac,CONVERTS,fund/fps,,,INFERRED,a rule'),
    file: 'links.csv',
    column: 'relation',
    says: /CONVERTS may not link Fund fund\/fac to Fund fund\/fps/,
  },
  {
    title: 'a link ties an entity to itself',
    breaking: copy => copy.append('links.csv', 'fund/fac,SAME_AS,fund/fac,,,INFERRED,a rule'),
    file: 'links.csv',
    column: 'relation',
    says: /SAME_AS links fund\/fac to itself/,
  },
  {
    title: 'a link says again what a column gives',
    breaking: copy =>
      copy.append('links.csv', `${TOTAL},FOR,plan/comune-di-rivalta/vivibile-2022-2024,,,INFERRED,a rule`),
    file: 'links.csv',
    column: 'relation',
    says: /is given already by .*\/comune-di-rivalta\/allocations\.csv:/,
  },
  {
    title: 'a breakdown does not say by what',
    breaking: replace('links.csv', ',,BENEFICIARY,', ',,,'),
    file: 'links.csv',
    column: 'breakdown',
    says: /say by what the total is split/,
  },
  {
    title: 'a chain of amounts leads back to itself',
    breaking: copy =>
      copy.append(
        'links.csv',
        'allocation/relazione-rivalta/l33/dd-31,SUPERSEDES,allocation/relazione-rivalta/l33/dd-88,,,STATED,',
      ),
    file: 'links.csv',
    column: 'relation',
    says: /SUPERSEDES leads from .* back to itself/,
  },
  {
    title: 'a field is named like something every object has',
    breaking: copy =>
      copy.append('evidence.csv', 'fund/fac,constructor,,source/relazione-rivalta,24,,,,Il Piano Acque (p. 4),FAC'),
    file: 'evidence.csv',
    column: 'field',
    says: /constructor is not a field of FUND/,
  },
  {
    title: 'an amount is no number',
    breaking: replace('evidence.csv', ',4.750.000\n', ',4.750.00\n'),
    file: 'evidence.csv',
    column: 'raw',
    says: /amount of allocation\/relazione-rivalta\/l55\/dd-6: "4\.750\.00" is not a valid amount/,
  },
  {
    title: 'a date is malformed',
    breaking: replace('evidence.csv', ',12/03/2021\n', ',31/02/2021\n'),
    file: 'evidence.csv',
    column: 'raw',
    says: /start of spending-programme.*"31\/02\/2021" is not a valid day/,
  },
  {
    title: 'evidence is of an unknown field',
    breaking: copy =>
      copy.append('evidence.csv', 'fund/fac,amount,,source/relazione-rivalta,24,,,,Il Piano Acque (p. 4),FAC'),
    file: 'evidence.csv',
    column: 'field',
    says: /amount is not a field of FUND; its fields are name, alias/,
  },
  {
    title: 'evidence is of a relationship that nothing gives',
    breaking: copy =>
      copy.append(
        'evidence.csv',
        'act/it/l-19-2021,AMENDS act/it/dl-7-2021,,source/relazione-rivalta,21,,,,Gli atti e le risorse (p. 2),19',
      ),
    file: 'evidence.csv',
    column: 'field',
    says: /nothing gives act\/it\/l-19-2021 AMENDS act\/it\/dl-7-2021; add it to links\.csv/,
  },
  {
    title: 'evidence stands on a line that the source does not have',
    breaking: copy =>
      copy.append('evidence.csv', 'fund/fac,alias,,source/relazione-rivalta,9000,,,,Il Piano Acque (p. 4),FAC'),
    file: 'evidence.csv',
    column: 'line',
    says: /source\/relazione-rivalta has lines 1 to \d+, not 9000/,
  },
  {
    title: 'evidence of a table stands outside it',
    breaking: copy =>
      copy.append(
        'evidence.csv',
        'fund/fac,alias,,source/relazione-rivalta,5,table/relazione-rivalta/dd-6,,,Il Piano Acque (p. 4),FAC',
      ),
    file: 'evidence.csv',
    column: 'line',
    says: /table\/relazione-rivalta\/dd-6 has lines \d+ to \d+, not 5/,
  },
  {
    title: 'a second piece follows no first',
    breaking: copy =>
      copy.append('evidence.csv', 'fund/fac,alias,2,source/relazione-rivalta,24,,,,Il Piano Acque (p. 4),FAC'),
    file: 'evidence.csv',
    column: 'piece',
    says: /piece 2 must follow piece 1/,
  },
  {
    title: 'a value that is printed again reads differently',
    breaking: copy =>
      copy.append('evidence.csv', `${LINE_1},number,,source/relazione-rivalta,24,,,,Il Piano Acque (p. 4),Linea 2`),
    file: 'evidence.csv',
    column: 'raw',
    says: /number of line.* reads "Linea 2" here and "Linea 1" in .*\/comune-di-rivalta\/evidence\.csv:\d+/,
  },
  {
    title: 'an entity has no evidence',
    breaking: copy => {
      copy.append('ids.csv', 'fund/due-mari,FUND')
      return copy.append('funds.csv', 'fund/due-mari,STATED,,')
    },
    file: 'funds.csv',
    column: 'id',
    says: /fund\/due-mari has no evidence/,
  },
  {
    title: 'an allocation has neither an amount nor an absence',
    breaking: copy => {
      copy.filter('evidence.csv', row => !row.endsWith(',250.000'))
      return (
        copy
          .read('allocations.csv')
          .split('\n')
          .findIndex(row => row.includes(',COORDINATION,plan/')) + 1
      )
    },
    file: 'allocations.csv',
    column: 'absence',
    says: /has neither evidence of an amount nor an absence/,
  },
  {
    title: 'an allocation has an amount and is absent',
    breaking: replace(
      'allocations.csv',
      'table/relazione-rivalta/dd-6,,STATED',
      'table/relazione-rivalta/dd-6,NOT_PUBLISHED,STATED',
    ),
    file: 'allocations.csv',
    column: 'absence',
    says: /has an amount, so it is not absent/,
  },
  {
    title: 'an allocation is for nothing',
    breaking: copy =>
      copy.edit(
        'allocations.csv',
        'APPROVED,TEXT,WHOLE,plan/comune-di-rivalta/vivibile-2022-2024',
        'APPROVED,TEXT,WHOLE,',
      ),
    file: 'allocations.csv',
    column: 'id',
    says: /has 0 FOR relationships: give target/,
  },
  {
    title: 'a line has both a plan and a section',
    breaking: copy => copy.edit('lines.csv', ',,section/', ',plan/comune-di-rivalta/vivibile-2022-2024,section/'),
    file: 'lines.csv',
    column: 'id',
    says: /has 2 HAS_LINE relationships: give one of section, plan, programme and line/,
  },
  {
    title: 'what is inferred names no rule',
    breaking: copy => copy.edit('links.csv', 'same place and same field in both names', ''),
    file: 'links.csv',
    column: 'rule',
    says: /name the rule by which this is INFERRED/,
  },
  {
    title: 'a stated relationship has no evidence',
    breaking: copy => {
      copy.filter('evidence.csv', row => !row.includes(',AMENDS '))
      return (
        copy
          .read('links.csv')
          .split('\n')
          .findIndex(row => row.includes(',AMENDS,')) + 1
      )
    },
    file: 'links.csv',
    column: 'from',
    says: /no evidence says so; .*field AMENDS plan/,
  },
  {
    title: 'a code names no priority',
    breaking: replace('evidence.csv', ',3.i-5.ii\n', ',3.i-5.iii\n'),
    file: 'evidence.csv',
    column: 'raw',
    says: /no investment priority has the code 5\.iii/,
  },
  {
    title: 'a head count has no row of its own',
    breaking: copy => {
      copy.filter('headcounts.csv', row => !row.includes(',contracted,'))
      return 2
    },
    file: 'navigator-cohorts.csv',
    column: 'id',
    says: /head count contracted of .* has no row in headcounts\.csv/,
  },
  {
    title: 'a footnote has no meaning',
    breaking: copy => {
      copy.filter('footnotes.csv', () => false)
      return 4
    },
    file: 'indicators.csv',
    column: 'id',
    says: /footnote ¹ of .* has no row in footnotes\.csv/,
  },
  {
    title: 'a row has a cell too many',
    breaking: copy => copy.edit('links.csv', ',BENEFICIARY,STATED,', ',BENEFICIARY,STATED,,'),
    file: 'links.csv',
    column: null,
    says: /has 8 cells where the header has 7/,
  },
]

describe('a package with a wrong fact or relationship', () => {
  it.each(CASES)('gives one problem, with its place: $title', givesItsProblem)
})
