import type { Absence, Breakdown } from '../../../model/vocabulary.ts'
import type { Sentences, StopReasons } from '../../reasons.ts'
import type { Elsewhere, Thing } from '../../thing.ts'
import { a, da, di, formats, phrases, STAGES } from '../../things/it.ts'

const { money, count, day, list, quoted } = formats
const { thing, onward, elsewhere } = phrases

const CELLS: Record<Absence, string> = {
  BLANK: 'La cella del suo importo è stampata vuota; vuoto non è zero.',
  NOT_PUBLISHED: 'La fonte dice che il suo importo non è pubblicato.',
  NOT_APPLICABLE: 'Non può esserci un importo.',
  SUPPRESSED: 'La fonte omette il suo importo.',
  NOT_EXTRACTED: "La fonte può riportarne l'importo, che non è ancora stato estratto.",
}

const OUTCOMES: Partial<Record<NonNullable<Thing['kind']>, string>> = {
  PLAN: 'Nessuna sezione, linea o risultato di questo piano',
  SECTION: 'Nessuna linea o risultato di questa sezione',
  SPENDING_PROGRAMME: 'Nessuna linea o risultato di questo programma di spesa',
  LINE: 'Nessun risultato di questa linea di attività',
  CRISIS: 'Nessun risultato di questa crisi',
}

const BREAKDOWNS: Record<Breakdown, string> = {
  BENEFICIARY: 'per beneficiario',
  FUND: 'per fondo',
  SECTION: 'per sezione',
  LINE: 'per linea',
  MEASURE: 'per misura',
  ORIGIN: 'per provenienza',
  YEAR: 'per anno',
  PLACE: 'per luogo',
  CLASSIFICATION: 'per classificazione',
  OF_WHICH: 'di cui',
  OTHER: 'per altro criterio',
}

const others = (amounts: readonly Elsewhere[]): string =>
  amounts.length === 0 ? '' : ` Nei dati ci sono altri importi per la stessa voce: ${elsewhere(amounts)}.`

const unfollowed = (on: string | null): string =>
  `nessun atto ${on === null ? 'nei dati' : `in vigore al ${day(on)}`} assegna risorse che si possano seguire fino a`

export const stops: Sentences<StopReasons> = {
  NOT_DIVIDED: ({ by, amount, atMost, target, onward: groups, most, again }) => {
    const lead =
      amount === null
        ? `per ${thing(target)} non è indicato un importo`
        : atMost
          ? `al massimo ${money(amount)} sono per ${thing(target)}`
          : by === null
            ? `per ${thing(target)} sono indicati ${money(amount)}`
            : `${thing(by)} assegna ${money(amount)} per ${thing(target)}`
    const up =
      most === null
        ? "all'intero importo"
        : `a ${money(most)}${again ? ", che l'atto del piano più ristretto riporta di nuovo" : ''}`
    const several = groups.length > 1 || (groups[0]?.count ?? 0) > 1
    return several
      ? `${lead}; la fonte non dice come è ripartito tra ${onward(groups)}. Ciascuno può avere ricevuto da zero ${up}.`
      : `${lead}; la fonte non dice quanto è passato ${a(onward(groups))}: da zero ${up}.`
  },
  AMOUNTS_FOR_OTHERS: ({ amount, by, target, other, rest }) => {
    const of = `${amount === null ? 'delle risorse' : `di ${money(amount)}`} che ${by === null ? 'la fonte' : thing(by)} assegna per ${thing(target)}`
    const left = rest === null ? '' : ` Ne restano al massimo ${money(rest)}.`
    return `${of} nei dati ci sono importi per altre parti e nessuno per ${thing(other)}.${left}`
  },
  NO_AMOUNT_IN_CELL: ({ absence }) => CELLS[absence],
  PARTS_LEAVE: ({ rest }) =>
    rest === null
      ? 'Le altre parti fanno già il loro totale.'
      : `Alle altre parti mancano ${money(rest)} per fare il loro totale.`,
  COORDINATION_ROW: ({ amount, target, coordination }) =>
    `${money(amount)} sono per ${coordination ? 'il coordinamento' : 'una parte'} ${di(thing(target))}: non appartengono a nessuna delle sue linee e non sono ripartiti tra di esse.`,
  PARTS_DISAGREE: ({ parts, breakdown, amount, target, by, short }) =>
    `le ${count(parts)} parti stampate${breakdown === null ? '' : ` ${BREAKDOWNS[breakdown]}`} di ${money(amount)} per ${thing(target)} ${short ? 'sono inferiori al totale' : 'superano il totale'} di ${money(by)}; la fonte non spiega la differenza.`,
  MAY_BE_ONE_MONEY: ({ of }) =>
    `più importi sono indicati per la stessa voce sotto ${thing(of)}: possono essere le stesse risorse, quindi non si dà un totale.`,
  MIXED_AXIS: ({ amount, act, label, axis }) => {
    const what = amount === null ? 'un importo non indicato' : `l'importo di ${money(amount)}`
    const lead = act === null ? `${what} è imputato` : `${thing(act)} imputa ${what}`
    return `${lead} a ${quoted(label)}, un'etichetta che indica più assi; quanto spetti ${axis === null ? 'a ciascuno' : a(thing(axis))} non è pubblicato.`
  },
  OTHER_CURRENCIES: ({ of, amounts, currencies }) =>
    `per ${thing(of)} sono indicati importi anche in altre valute, che non si sommano${amounts.length === 0 ? '' : `: ${list(amounts.map(money))}`}. Chiedere la copertura in ${list(currencies)}.`,
  SEVERAL_PRIORITIES: ({ amount, amounts }) =>
    `${amounts === 1 ? "un importo indica più priorità d'investimento" : `più priorità d'investimento sono indicate da ciascuno di ${count(amounts)} importi`}, in tutto ${money(amount)}; quanto spetti a ciascuna non è pubblicato.`,
  SHARED_PRIORITY: ({ act, priority }) =>
    `${thing(act)} riporta queste risorse sotto più priorità d'investimento insieme; quanto spetti ${a(thing(priority))} non è pubblicato.`,
  SOURCES_DISAGREE: ({ target, claims }) =>
    `le fonti non concordano sull'importo per ${thing(target)}: ${claims.join(' oppure ')}. Non danno motivo di preferirne uno.`,

  APPROVES_WITHOUT_AMOUNT: ({ act, target, elsewhere: amounts }) =>
    `${thing(act)} approva ${thing(target)}, ma nei dati non c'è un importo che gli assegni.${others(amounts)}`,
  AMENDS_WITHOUT_AMOUNT: ({ act, target, elsewhere: amounts }) =>
    `${thing(act)} modifica ${thing(target)}, ma nei dati non c'è un importo che gli assegni.${others(amounts)}`,
  CONVERTS: ({ act, other, id, setsMoney }) =>
    `nei dati non c'è un importo assegnato ${da(thing(act))}. Converte ${thing(other)}, ${setsMoney ? 'che assegna risorse' : 'da cui si seguirebbero le risorse'}: partire da lì (${id}).`,
  NO_FUNDING_ACT: ({ target }) =>
    `il percorso comincia ${da(thing(target))}: nei dati non c'è un atto che gli assegni risorse.`,
  NO_AMOUNT_OF: ({ of, stage, elsewhere: amounts }) =>
    `nei dati non c'è un importo ${of.kind === 'ACT' ? `assegnato ${da(thing(of))}` : `per ${thing(of)}`}${stage === null ? '' : ` nello stadio ${quoted(STAGES[stage])}`}.${amounts.length === 0 ? '' : ` In altri stadi ci sono: ${elsewhere(amounts)}.`}`,
  NO_ACT_SETS: ({ amount, target, computed }) =>
    `${amount === null ? 'una cella vuota' : money(amount)} ${computed ? 'è la somma di quanto stampato' : 'è stampato'}${target === null ? '' : ` per ${thing(target)}`}, ma nei dati nessun atto lo assegna: non si può ricondurre a un atto né contare a una data.`,
  NO_DATE: ({ act, day: on }) => `${thing(act)} non ha una data nei dati, quindi al ${day(on)} non conta.`,
  NO_ACT_NO_DAY: () => 'Nei dati nessun atto assegna queste risorse, quindi non contano a nessuna data.',
  NOT_YET_IN_FORCE: ({ act, day: on }) => `${thing(act)} non era in vigore al ${day(on)}.`,
  REPLACED_BY_THEN: ({ act, day: on }) =>
    `entro il ${day(on)} atti successivi avevano sostituito quanto assegnato ${da(thing(act))}.`,
  TOOK_BACK: ({ act, amount, from, target }) =>
    `${act === null ? 'un movimento' : thing(act)} ha revocato ${amount === null ? 'un importo non indicato' : money(amount)} da ${from === null ? 'quanto assegnato' : money(from)} per ${thing(target)}.`,
  STATED_AGAIN: ({ act, amount, target }) =>
    `${act === null ? 'una tabella che non indica un atto' : thing(act)} riporta di nuovo ${amount === null ? 'le stesse risorse' : `gli stessi ${money(amount)}`}, per ${thing(target)}: sono queste risorse, non altre.`,
  REPLACED: ({ amount, target, by, later, laterAmount, whole }) => {
    const set = by === null ? '' : `, assegnato ${da(thing(by))},`
    const how =
      whole === null
        ? laterAmount === null
          ? 'da un importo successivo'
          : `da ${money(laterAmount)}`
        : `insieme a tutto ${thing(whole)}`
    const where = later === null ? '' : ` con ${thing(later)}`
    return `l'importo ${amount === null ? '' : `di ${money(amount)} `}per ${thing(target)}${set} è stato sostituito ${how}${where}.`
  },

  ACT_IS_ORIGIN: ({ act, from }) => `le risorse cominciano ${da(thing(act))}: non gliene arrivano ${da(thing(from))}.`,
  LOWERS: ({ money: what }) => `${thing(what)} riduce risorse precedenti: nessuna risorsa vi arriva.`,
  RESTATES: ({ money: what, original }) =>
    `${thing(what)} riporta di nuovo ${original === null ? 'un importo' : money(original)} dello stesso atto: sono le stesse risorse, e si seguono da lì.`,
  PART_OF: ({ part, whole }) =>
    `${thing(part)} è una parte ${di(thing(whole))}. La ripartizione di un totale si verifica a ogni passo di un percorso; non è essa stessa un passo.`,
  ASK_FROM_AMOUNT: ({ money: what }) =>
    `le risorse vengono ${da(thing(what))}, non vi arrivano: seguirle nell'altra direzione.`,
  SAME_MONEY: ({ money: what, amount, act, otherStage }) =>
    `${thing(what)} sono le stesse risorse ${amount === null ? "dell'importo" : `dei ${money(amount)}`} ${di(thing(act))}, ${otherStage ? 'in un altro stadio' : 'riportate di nuovo'}. Non passano dall'uno all'altro.`,
  NOT_ITS_MONEY: ({ money: what, origin }) => `nessun percorso di risorse va ${da(thing(origin))} ${a(thing(what))}.`,
  NO_MONEY_ROUTE: ({ from, to, others: { shown, more }, linked }) => {
    const names = shown.map(each => da(thing(each)))
    const rest = more === 0 ? names : [...names, `da altri ${count(more)}`]
    const instead = rest.length === 0 ? '' : ` Le sue risorse vengono ${list(rest)}.`
    const ties =
      linked === null
        ? ''
        : linked.length === 0
          ? ' Sono collegati direttamente, ma non da risorse: si veda paths.'
          : ` Sono collegati in altro modo, non da risorse, attraverso ${list(linked.map(thing))}: si veda paths.`
    return `nessun percorso di risorse va ${da(thing(from))} ${a(thing(to))}.${instead}${ties}`
  },
  ASK_FOR_GOALS_MONEY: () => "Seguire l'arrivo a ritroso per vedere da dove vengono le sue risorse.",
  MONEY_ENDS: ({ at }) =>
    `i percorsi delle risorse finiscono ${a(thing(at))}: da lì non proseguono. Seguirli a ritroso per vedere da dove vengono.`,
  LEADS_NOWHERE: ({ at }) =>
    at.kind === 'ACT'
      ? `nessun percorso di risorse comincia ${da(thing(at))}: nei dati non ci sono importi che assegni.`
      : `nessun percorso di risorse prosegue ${da(thing(at))}: nei dati non c'è ciò che ne è seguito.`,
  COMES_FROM_NOWHERE: ({ at }) => `nessun percorso di risorse arriva ${a(thing(at))}.`,
  NOTHING_IN_REGION: ({ at }) => `niente nei dati che sia finanziato è avvenuto qui: ${thing(at)}.`,
  ONLY_NAMED: ({ at, amounts, day: on }) =>
    amounts === 0
      ? `nessun importo nei dati nomina ${thing(at)}.`
      : `${unfollowed(on)} ${thing(at)}, benché ${amounts === 1 ? 'un importo lo indichi' : `${count(amounts)} importi lo indichino`}.`,
  RECEIVES_NOTHING: ({ at, amounts, day: on }) =>
    amounts === 0
      ? `nessun importo nei dati indica ${thing(at)} come beneficiario, e nessun percorso di risorse arriva a qualcosa a cui partecipi.`
      : `${unfollowed(on)} ${thing(at)}, benché ${amounts === 1 ? 'un importo la indichi' : `${count(amounts)} importi la indichino`} come beneficiaria.`,
  COMPANY_ONLY_NAMED: ({ at, crises }) =>
    `le risorse si seguono fino alle crisi, non alle imprese. Le fonti nominano ${thing(at)} soltanto${crises.length === 0 ? '' : `, come impresa ${list(crises.map(each => di(thing(each))))}: partire da lì`}.`,
  INDICATOR_UNLINKED: ({ at, frames }) =>
    `niente nei dati, e nessun nome uguale, collega ${thing(at)} a una sezione, una linea o un programma con risorse.${frames.length === 0 ? '' : ` È classificato sotto ${list(frames.map(thing))}, che non è una risorsa.`}`,
  ONLY_CLASSIFIES: ({ at }) =>
    `${thing(at)} classifica ciò che elenca; nei dati non ci sono risorse assegnate per la voce stessa.`,

  NAMED_ALIKE: ({ one, other, how }) => {
    const likeness = {
      STATED: `è un altro nome ${di(thing(other))}`,
      EQUAL: `ha lo stesso nome ${di(thing(other))}, e niente nei dati dice che sono la stessa cosa`,
      ALIKE: `può essere ${thing(other)}, ma niente nei dati lo dice`,
    }[how]
    return `${thing(one)} ${likeness}. Un nome da solo non porta risorse.`
  },
  SAME_FIGURE: ({ one, other }) =>
    `${thing(one)} e ${thing(other)} riportano la stessa cifra in quadri diversi: uno conferma l'altro, e nessuno dei due lo finanzia.`,
  OTHER_PLAN: ({ indicator, plan }) => `${thing(indicator)} vale per ${thing(plan)}, che questo percorso non tocca.`,
  NO_OUTCOME: ({ kind }) =>
    `${(kind === null ? undefined : OUTCOMES[kind]) ?? 'Nessun risultato di questa voce'} è nei dati: le sue risorse non si possono seguire oltre.`,
  CENTRES_COUNTED: () => `Nei dati c'è solo il numero di questi centri per l'impiego, non i nomi.`,
  PEOPLE_COUNTED: () => `Nei dati c'è solo il numero di queste persone, che non si possono seguire oltre.`,
  REGIONS_COUNTED: ({ name, stated, named }) =>
    `la fonte conta ${count(stated)} ${stated === 1 ? 'regione' : 'regioni'} per ${quoted(name)}; nei dati ${named === 0 ? "non ce n'è nessuna" : named === 1 ? "ce n'è una" : `ce ne sono ${count(named)}`} per nome.`,
}
