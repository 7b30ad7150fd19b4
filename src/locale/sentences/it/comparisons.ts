import { RELATIONS, type Relation } from '../../../model/relations.ts'
import type { DiffReasons, OverlapReason, Sentences, StageTie, SumReasons } from '../../reasons.ts'
import type { Shown } from '../../thing.ts'
import { bare, formats, KINDS, STAGES } from '../../things/it.ts'

const { money, count, list } = formats
/** A title; what quotes one itself is a phrase, such as an amount that is called by what it is for. */
const quoted = (text: string): string => (text.includes('«') ? text : formats.quoted(text))

const more = (names: readonly string[], rest: number): string[] =>
  rest === 0 ? [...names] : [...names, rest === 1 ? 'un altro' : `altri ${count(rest)}`]
const names = ({ shown, more: rest }: Shown<string>): string => list(more(shown.map(quoted), rest))

export const comparisons: Sentences<DiffReasons> = {
  SETS_NOTHING: ({ act, takesBack }) =>
    takesBack
      ? `${quoted(act)} riduce soltanto risorse: nei dati non c'è un importo che ne resti.`
      : `Nei dati non c'è un importo assegnato da ${quoted(act)}.`,
  COMPARED_WITH_ITSELF: () => 'Si confronta un atto con sé stesso.',
  NOTHING_TO_COMPARE: () => "Non c'è quindi niente da confrontare.",
  ONLY_ONE_SETS: ({ act, plans }) => `Dei due atti solo ${quoted(act)} assegna risorse per ${list(plans.map(quoted))}.`,
  PLANS_NOT_COMPARED: () =>
    'Importi per piani o programmi diversi non si confrontano, nemmeno quando le cifre sono uguali.',
  PLAN_CONTINUES: ({ from, to }) =>
    `${quoted(from)} prosegue ${quoted(to)}: la fonte non dice quante delle sue risorse siano nuove e quante già presenti.`,
  PLAN_IMPLEMENTS: ({ from, to }) =>
    `${quoted(from)} attua una parte di ${quoted(to)}: gli importi dell'uno possono essere risorse dell'altro, e non ne sono una variazione.`,
  TOTAL_UNKNOWN: () => 'Uno dei totali non è indicato, quindi la variazione complessiva non è nota.',
  CURRENCIES_DIFFER: ({ currencies }) =>
    `Gli importi sono in valute diverse (${list(currencies)}), che non si sommano e non si confrontano.`,
  NO_MOVEMENT_DECLARED: ({ residual }) =>
    `Nessuna fonte dichiara un movimento: la differenza di ${money(residual)} è calcolata.`,
  MOVEMENT_EXPLAINS: ({ act, declared }) =>
    `${quoted(act)} dichiara un movimento di ${money(declared)}, che spiega tutta la differenza.`,
  MOVEMENT_LEAVES: ({ act, declared, difference, residual }) =>
    `${quoted(act)} dichiara un movimento di ${money(declared)}, ma i totali differiscono di ${money(difference)}: nessuna fonte spiega ${money(residual)}.`,
  ROWS_BREAK: ({ rows, names: { shown, more: rest } }) =>
    `La differenza tra prima e dopo non coincide con il movimento dichiarato in ${rows === 1 ? 'una cifra stampata' : `${count(rows)} cifre stampate`}: ${more(shown.map(quoted), rest).join('; ')}.`,
  STAGES_DIFFER: ({ stages }) =>
    `Gli atti assegnano importi in stadi diversi (${stages.map(stage => (stage === null ? 'nessuno' : STAGES[stage])).join(', ')}): due stati delle stesse risorse, da non sommare.`,
  ROW_WITHOUT_AMOUNT: ({ acts }) =>
    `${list(acts.map(quoted))} ${acts.length === 1 ? 'stampa' : 'stampano'} questa riga senza importo; un importo non indicato non è zero.`,
  NO_SUCH_ROW: ({ act }) => `${quoted(act)} non stampa questa riga.`,
  ACT_SETS_NOTHING: ({ act, takesBack }) =>
    takesBack
      ? `${quoted(act)} riduce soltanto risorse; nessuna fonte dice quanto ne resti.`
      : `Nessuna fonte riporta un importo assegnato da ${quoted(act)}.`,
  ACT_SETS_NONE_FOR: ({ act, plan }) =>
    `${quoted(act)} non assegna risorse per ${quoted(plan)}, e importi per cose diverse non si confrontano.`,
  OTHER_ROWS: ({ act }) =>
    `${quoted(act)} stampa altre righe per la stessa voce, per parte, fondo o beneficiario; non dice quale corrisponda a questa.`,
  NO_ROW: ({ act, why, total }) => {
    const lead = `${quoted(act)} non stampa questa riga`
    if (why === 'NO_TOTAL') return `${lead}, né un totale che mostri se resti qualcosa per questa voce.`
    if (why === 'UNDIVIDED')
      return `${lead}. Assegna ${total === null ? 'un importo' : money(total)} al tutto, senza ripartirlo, e non dice quanto sia per questa voce.`
    if (why === 'INCOMPLETE')
      return `${lead}. Le righe che stampa non danno come somma il suo totale${total === null ? '' : ` di ${money(total)}`}: una parte delle risorse può essere per questa voce.`
    return `${lead}: il suo totale è ripartito in altro modo, e non dice quanto sia per questa voce.`
  },
}

const relation = (type: Relation): string => RELATIONS[type].italian?.[0] ?? 'è collegato a'

function tieOf(tie: StageTie): string {
  if (tie.kind === 'DIRECT') return `${quoted(tie.one)} ${relation(tie.relation)} ${quoted(tie.other)}`
  const { one, first, other, second, third, sum } = tie
  const identity = sum === null ? '' : `, che è esattamente la loro somma: ${money(sum)}`
  return `${quoted(one)} ${relation(first)} e ${quoted(other)} ${relation(second)} ${quoted(third)}${identity}`
}

const UNTIED = 'le stesse risorse possono passare da uno stadio al successivo, e nessuna fonte dice quante'

function overlapOf(reason: OverlapReason): string {
  switch (reason.why) {
    case 'ONE_OF_THE_OTHER':
      return "Uno riporta di nuovo, sostituisce o riduce l'altro."
    case 'PART':
      return "Uno è una parte dell'altro."
    case 'PART_OF_RESTATED':
      return "Uno è una parte di ciò che l'altro riporta di nuovo."
    case 'BOTH_OF_ONE':
      return 'Entrambi sostituiscono, riducono o riportano di nuovo uno stesso terzo importo.'
    case 'PARTS_SHARED':
      return "Uno ha parti che sono le stesse risorse dell'altro, o di sue parti."
    case 'LISTED_TWICE':
      return 'È elencato più di una volta.'
    case 'RIVAL_CLAIMS':
      return 'Le fonti non concordano, e queste sono le loro versioni di un solo importo.'
    case 'EDITION_REPLACED':
      return 'Sono di due edizioni, e la più recente ha sostituito per intero la precedente.'
    case 'BOTH_CONTAIN':
      return `Entrambi contengono ${quoted(reason.of)}.`
    case 'OTHER_BREAKDOWNS':
      return `Entrambi sono parti di ${quoted(reason.of)} secondo ripartizioni diverse, e nessuna fonte mostra che non si sovrappongono.`
    case 'BACK_TO_PARTS':
      return `Entrambi risalgono a parti di ${quoted(reason.of)}, e nessuna fonte mostra che non si sovrappongono.`
    case 'PIECES_EXCEED':
      return `Ciascuno riporta di nuovo una parte di ${quoted(reason.of)}, e insieme la superano.`
    case 'PARTS_OF_SAME':
      return `Sono parti di ${quoted(reason.of)} e di ${quoted(reason.and)}, che sono le stesse risorse.`
  }
}

export const refusals: Sentences<SumReasons> = {
  STAGES_NOT_ADDED: ({ stages, ties: { shown, more: rest }, open }) => {
    const stated = shown.map(tieOf)
    if (rest > 0)
      stated.push(
        rest === 1 ? 'un altro legame è dello stesso tipo' : `altri ${count(rest)} legami sono dello stesso tipo`,
      )
    return [
      `Questi importi sono in stadi diversi della vita delle risorse (${stages.map(stage => STAGES[stage]).join(', ')}), e stadi diversi non si sommano.`,
      ...(stated.length === 0 ? [] : [`${stated.join('; ').replace(/^./u, first => first.toUpperCase())}.`]),
      ...(open ? [stated.length === 0 ? `L${UNTIED.slice(1)}.` : `Degli altri: ${UNTIED}.`] : []),
    ].join(' ')
  },
  SAME_MONEY_TWICE: ({ names: of, overlap }) =>
    `${names(of)}: le stesse risorse sarebbero contate due volte. ${overlapOf(overlap)}`,
  TOTAL_WITH_ITS_PARTS: ({ names: of, overlap }) =>
    `${names(of)}: si sommerebbero un totale e le sue parti. ${overlapOf(overlap)}`,
  AMOUNT_ABSENT: ({ names: of }) => `${names(of)}: nessun importo è indicato. Un importo non indicato non è zero.`,
  COHORTS_OVERLAP: ({ names: of }) =>
    `${names(of)}: questi gruppi hanno persone in comune, quindi i loro numeri non si sommano.`,
  NOT_MONEY: ({ names: of, kinds, counts, others }) => {
    const words = kinds.map(([kind, many]) => (many === 1 ? bare(KINDS[kind][0]) : KINDS[kind][1]))
    return [
      `Si sommano solo gli importi: ${names(of)} (${words.join(', ')}) non lo ${kinds.reduce((all, [, many]) => all + many, 0) === 1 ? 'è' : 'sono'}.`,
      ...(counts ? ['I conteggi di persone e di attività possono sovrapporsi.'] : []),
      ...(others ? ['Elencare invece gli importi assegnati alla voce o a ciò che contiene.'] : []),
    ].join(' ')
  },
  CURRENCIES_NOT_ADDED: ({ groups }) =>
    `Importi in valute diverse non si sommano: ${groups.map(({ currency, names: of }) => `${names(of)} in ${currency}`).join('; ')}.`,
  UNITS_DIFFER: ({ units }) => `Sono in unità diverse: ${units.join(', ')}.`,
  VALUE_ABSENT: ({ names: of }) => `${names(of)}: nessun valore è indicato, quindi non c'è niente da sommare.`,
}
