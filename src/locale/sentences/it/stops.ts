import type { Absence, Breakdown } from '../../../model/vocabulary.ts'
import { VOCABULARY } from '../../labels/vocabulary.ts'
import type { Sentences, StopReasons } from '../../reasons.ts'
import type { Elsewhere, Thing } from '../../thing.ts'
import { a, da, di, formats, nel, phrases, STAGES, theDay } from '../../things/it.ts'

const { money, count, list, quoted } = formats
const { thing, onward, elsewhere } = phrases

const CELLS: Record<Absence, string> = {
  BLANK: 'La cella per il suo importo è stampata vuota; vuoto non significa zero.',
  NOT_PUBLISHED: 'La fonte dice che il suo importo non è pubblicato.',
  NOT_APPLICABLE: 'Non può avere un importo.',
  SUPPRESSED: "La fonte ne omette volutamente l'importo.",
  NOT_YET: "Non c'è ancora un importo: la fonte lascia vuota la cella finché non c'è; vuoto non è zero.",
  NOT_EXTRACTED: "La fonte può riportarne l'importo, che non è ancora stato estratto.",
}

const OUTCOMES: Partial<Record<NonNullable<Thing['kind']>, string>> = {
  PLAN: 'sezioni, linee o risultati di questo piano',
  SECTION: 'linee o risultati di questa sezione',
  SPENDING_PROGRAMME: 'linee o risultati di questo programma di spesa',
  LINE: 'risultati di questa linea di attività',
  CRISIS: 'risultati di questa crisi',
}

const split = (breakdown: Breakdown): string =>
  breakdown === 'OF_WHICH' ? 'come «di cui»' : VOCABULARY.Breakdown[breakdown][1]

const others = (amounts: readonly Elsewhere[]): string =>
  amounts.length === 0 ? '' : ` Nei dati ci sono altri importi per la stessa voce: ${elsewhere(amounts)}.`

const unfollowed = (on: string | null, at: Thing): string =>
  `nessun atto ${on === null ? 'nei dati' : `in vigore ${a(theDay(on))}`} assegna risorse che si possano seguire fino ${a(thing(at))}`

export const stops: Sentences<StopReasons> = {
  NOT_DIVIDED: ({ by, amount, atMost, target, onward: groups, most, again }) => {
    const lead =
      amount === null
        ? `per ${thing(target)} non è indicato un importo`
        : atMost
          ? `per ${thing(target)} ci sono al massimo ${money(amount)}`
          : by === null
            ? `per ${thing(target)} sono indicati ${money(amount)}`
            : `${thing(by)} assegna ${money(amount)} per ${thing(target)}`
    const up =
      most === null
        ? "all'intero importo"
        : `a ${money(most)}${again ? ", che l'atto del piano più ristretto riporta di nuovo" : ''}`
    const several = groups.length > 1 || (groups[0]?.count ?? 0) > 1
    return several
      ? `${lead}; la fonte non dice come le risorse siano ripartite tra ${onward(groups)}. A ciascuna di queste voci può essere andato qualsiasi importo, da zero ${up}.`
      : `${lead}; la fonte non dice quanto sia passato ${a(onward(groups))}: può essere qualsiasi importo, da zero ${up}.`
  },
  AMOUNTS_FOR_OTHERS: ({ amount, by, target, other, rest }) => {
    const of = `${amount === null ? 'delle risorse' : `dell'importo di ${money(amount)}`} che ${by === null ? 'la fonte' : thing(by)} assegna per ${thing(target)}`
    const left = rest === null ? '' : ` Per questa voce restano al massimo ${money(rest)}.`
    return `${of}, nei dati ci sono importi per altre parti, ma nessuno per ${thing(other)}.${left}`
  },
  NO_AMOUNT_IN_CELL: ({ absence }) => CELLS[absence],
  PARTS_LEAVE: ({ rest }) =>
    rest === null
      ? 'Le altre parti non lasciano nulla del totale.'
      : `Alla somma delle altre parti mancano ${money(rest)} per raggiungere il totale.`,
  NO_ACT_ON_RECORD: ({ target, amount }) =>
    `nei dati nessun atto assegna qualcosa dei ${money(amount)} per ${thing(target)}.`,
  ACTS_LEAVE: ({ target, amount, set, acts, rest }) =>
    `dei ${money(amount)} per ${thing(target)}, ${acts === 1 ? 'un atto' : `${count(acts)} atti`} nei dati ${acts === 1 ? 'assegna' : 'assegnano'} ${money(set)}: ${money(rest)} restano senza spiegazione.`,
  ACTS_EXCEED: ({ target, amount, set, acts, over, earlier }) =>
    `${acts === 1 ? 'un atto' : `${count(acts)} atti`} nei dati ${acts === 1 ? 'assegna' : 'assegnano'} ${money(set)} per ${thing(target)}, che dispone di ${money(amount)}: ${money(over)} in più, contati qui solo fino a quanto dispone.${
      earlier === null ? '' : ` Un’edizione precedente gli attribuiva ${money(earlier)}.`
    }`,
  CHARGED_AT_MOST: ({ fund, plan, most, total, share, acts }) =>
    `${da(thing(fund))} vengono al massimo ${money(most)} per ${thing(plan)}${acts.length === 0 ? '' : `, secondo ${list(acts.map(thing))}`}.${
      total === null || share === null
        ? ''
        : ` È al massimo il ${share.replace('.', ',')} % dei ${money(total)} di cui dispone: lo indica un’altra fonte, a un’altra data, quindi i due importi si confrontano e non si sommano.`
    }`,
  COORDINATION_ROW: ({ amount, target, coordination }) =>
    `${money(amount)} sono per ${coordination ? 'il coordinamento' : 'una parte'} ${di(thing(target))}: non appartengono a nessuna delle sue linee e non sono ripartiti tra di esse.`,
  PARTS_DISAGREE: ({ parts, breakdown, amount, target, by, short }) =>
    `la somma ${parts === 1 ? "dell'unica parte stampata" : `delle ${count(parts)} parti stampate`}${breakdown === null ? '' : ` ${split(breakdown)}`} ${short ? 'non raggiunge' : 'supera'} l'importo di ${money(amount)} per ${thing(target)}: la differenza è di ${money(by)}, e la fonte non la spiega.`,
  PARTS_RAISED: ({ target, acts, amount, most }) =>
    `nei dati nessun atto modifica l'importo di ${money(amount)} per ${thing(target)}, ma al posto di sue parti ${acts.length === 0 ? 'sono indicati poi importi maggiori' : `${list(acts.map(thing))} ${acts.length === 1 ? 'assegna' : 'assegnano'} di più`}: nell'insieme sono al massimo ${money(most)}.`,
  SET_BESIDE: ({ of, act, amount, amounts, total }) =>
    `${thing(act)} assegna ${money(amount)} nell'ambito ${di(thing(of))}${amounts === 1 ? '' : `, in ${count(amounts)} importi`}, senza sostituire nulla. Nessuna fonte dice se siano parte ${total === null ? 'del totale' : `dei ${money(total)} complessivi`} o si aggiungano: nessun importo qui li comprende, i massimi possibili sì.`,
  MAY_BE_ONE_MONEY: ({ of }) =>
    `più importi sono indicati per la stessa voce nell'ambito ${di(thing(of))}: possono essere le stesse risorse, quindi non si dà un totale.`,
  MIXED_AXIS: ({ amount, act, label, axis }) => {
    const what = amount === null ? 'un importo non indicato' : `l'importo di ${money(amount)}`
    const lead = act === null ? `${what} è imputato` : `${thing(act)} imputa ${what}`
    return `${lead} a ${quoted(label)}, un'etichetta che indica più assi; quanto spetti ${axis === null ? 'a ciascuno' : a(thing(axis))} non è pubblicato.`
  },
  OTHER_CURRENCIES: ({ of, amounts, currencies }) =>
    `per ${thing(of)} sono indicati importi anche in altre valute, che non si sommano${amounts.length === 0 ? '' : `: ${list(amounts.map(money))}`}. Chiedere la copertura in ${list(currencies)}.`,
  SEVERAL_PRIORITIES: ({ amount, amounts }) =>
    `${amounts === 1 ? "un importo indica più priorità d'investimento" : `ciascuno di ${count(amounts)} importi indica più priorità d'investimento`}, in tutto ${money(amount)}; quanto spetti a ciascuna non è pubblicato.`,
  SHARED_PRIORITY: ({ act, priority }) =>
    `${thing(act)} riporta queste risorse sotto più ${priority.kind === 'CLASSIFICATION' ? 'voci di una stessa classificazione' : "priorità d'investimento"} insieme; quanto spetti ${a(thing(priority))} non è pubblicato.`,
  SOURCES_DISAGREE: ({ target, claims }) =>
    `le fonti non concordano sull'importo per ${thing(target)}: ${claims.join(' oppure ')}. Non danno motivo di preferirne uno.`,

  APPROVES_WITHOUT_AMOUNT: ({ act, target, elsewhere: amounts }) =>
    `${thing(act)} approva ${thing(target)}, ma nei dati non risulta alcun importo assegnato con questo atto.${others(amounts)}`,
  AMENDS_WITHOUT_AMOUNT: ({ act, target, elsewhere: amounts }) =>
    `${thing(act)} modifica ${thing(target)}, ma nei dati non risulta alcun importo assegnato con questo atto.${others(amounts)}`,
  CONVERTS: ({ act, other, id, setsMoney }) =>
    `nei dati non c'è un importo assegnato ${da(thing(act))}. Converte ${thing(other)}, ${setsMoney ? 'che assegna risorse' : 'da cui si seguirebbero le risorse'}: partire da lì (${id}).`,
  NO_FUNDING_ACT: ({ target }) =>
    `il percorso comincia ${da(thing(target))}: nei dati non c'è alcun atto che assegni risorse a questa voce.`,
  NO_OWN_AMOUNT: ({ target, counted }) =>
    `il percorso comincia ${da(thing(target))}: nei dati non c'è un importo proprio di questa voce${counted ? ', di cui le fonti indicano un conteggio' : ''}. Seguirla a monte per vedere se vi arrivano risorse.`,
  AMOUNTS_INSIDE: ({ target }) =>
    `il percorso comincia ${da(thing(target))}: nei dati non c'è un importo per l'intera voce, ma solo per ciò che contiene.`,
  NO_WHOLE_STATED: ({ target, amounts }) =>
    `per parti ${di(thing(target))} risultano ${elsewhere(amounts)}; per l'intera voce nei dati non c'è un importo.`,
  NO_AMOUNT_OF: ({ of, stage, elsewhere: amounts }) =>
    `nei dati non c'è un importo ${of.kind === 'ACT' ? `assegnato ${da(thing(of))}` : `per ${thing(of)}`}${stage === null ? '' : ` nello stadio ${quoted(STAGES[stage])}`}.${amounts.length === 0 ? '' : ` In altri stadi risultano: ${elsewhere(amounts)}.`}`,
  NO_ACT_SETS: ({ amount, target, computed }) =>
    `${amount === null ? 'una cella vuota' : `l'importo di ${money(amount)}`} è ${computed ? 'la somma di quanto stampato' : amount === null ? 'stampata' : 'stampato'}${target === null ? '' : ` per ${thing(target)}`}, ma nei dati nessun atto assegna queste risorse: non si possono ricondurre a un atto né considerare a una certa data.`,
  NO_DATE: ({ act, day: on }) =>
    `${thing(act)} non ha una data nei dati, quindi non rientra nel conto ${a(theDay(on))}.`,
  NO_ACT_NO_DAY: () => 'Nei dati nessun atto assegna queste risorse, quindi non rientrano nel conto a nessuna data.',
  NOT_YET_IN_FORCE: ({ act, day: on }) => `${thing(act)} non era in vigore ${a(theDay(on))}.`,
  REPLACED_BY_THEN: ({ act, day: on }) =>
    `entro ${theDay(on)} atti successivi avevano sostituito quanto assegnato ${da(thing(act))}.`,
  STATED_LATER: ({ date, day: on }) =>
    `questo importo è riferito ${a(theDay(date))}, quindi non rientra nel conto ${a(theDay(on))}.`,
  EDITION_UNDATED: ({ edition, day: on }) =>
    `${thing(edition)} è un’edizione che non riporta una data, quindi i suoi importi non rientrano nel conto ${a(theDay(on))}: si chieda un’edizione per nome.`,
  EDITION_NOT_YET: ({ edition, day: on }) =>
    on === null
      ? `${thing(edition)} è un’edizione successiva a quella richiesta.`
      : `${thing(edition)} non era ancora stata pubblicata ${a(theDay(on))}.`,
  EDITION_REPLACED: ({ edition }) => `un’edizione successiva ha sostituito per intero ${thing(edition)}.`,
  TOOK_BACK: ({ act, amount, from, target }) =>
    `${act === null ? 'un movimento' : thing(act)} ha revocato ${amount === null ? 'un importo non indicato' : money(amount)} ${from === null ? 'di quanto era stato assegnato' : `su ${money(from)}`} per ${thing(target)}.`,
  STATED_AGAIN: ({ act, amount, target }) =>
    `${act === null ? 'una tabella che non indica un atto' : thing(act)} riporta di nuovo ${amount === null ? 'le stesse risorse' : `gli stessi ${money(amount)}`}, per ${thing(target)}: sono queste stesse risorse, non altre in più.`,
  REPLACED: ({ amount, target, by, later, laterAmount, whole }) => {
    const set = by === null ? '' : `, assegnato ${da(thing(by))},`
    const how =
      whole === null
        ? laterAmount === null
          ? 'da un importo successivo'
          : `da ${money(laterAmount)}`
        : `come parte ${di(thing(whole))}`
    const where = later === null ? '' : ` con ${thing(later)}`
    return `l'importo ${amount === null ? '' : `di ${money(amount)} `}per ${thing(target)}${set} è stato sostituito ${how}${where}.`
  },

  ACT_IS_ORIGIN: ({ act, from }) =>
    `le risorse hanno origine ${da(thing(act))}: non gliene arrivano ${da(thing(from))}.`,
  LOWERS: ({ money: what }) => `${thing(what)} riduce risorse precedenti: nessuna risorsa vi arriva.`,
  RESTATES: ({ money: what, original }) =>
    `${thing(what)} riporta di nuovo ${original === null ? 'un importo' : money(original)} dello stesso atto: sono le stesse risorse, e si seguono da lì.`,
  PART_OF: ({ part, whole }) =>
    `${thing(part)} è una parte ${di(thing(whole))}. La ripartizione di un totale si verifica a ogni passo di un percorso; non è essa stessa un passo.`,
  ASK_FROM_AMOUNT: ({ money: what }) =>
    `le risorse vengono ${da(thing(what))}, non vi arrivano: seguirle nell'altra direzione.`,
  SAME_MONEY: ({ money: what, amount, act, otherStage }) =>
    `${thing(what)} rappresenta le stesse risorse dell'importo${amount === null ? '' : ` di ${money(amount)}`} ${di(thing(act))}, ${otherStage ? 'in un altro stadio' : 'riportate di nuovo'}. Non passano dall'uno all'altro.`,
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
  ASK_FOR_GOALS_MONEY: () => 'Seguire la destinazione a ritroso per vedere da dove vengono le sue risorse.',
  MONEY_ENDS: ({ at }) =>
    `i percorsi delle risorse terminano ${a(thing(at))}: da lì non proseguono. Seguirli a ritroso per vedere da dove vengono le risorse.`,
  LEADS_NOWHERE: ({ at }) =>
    at.kind === 'ACT'
      ? `nessun percorso di risorse comincia ${da(thing(at))}: nei dati non risultano importi assegnati con questo atto.`
      : `nessun percorso di risorse prosegue ${da(thing(at))}: nei dati non risulta che cosa ne sia seguito.`,
  COMES_FROM_NOWHERE: ({ at }) => `nessun percorso di risorse arriva ${a(thing(at))}.`,
  NOTHING_IN_REGION: ({ at }) => `nei dati non c'è nulla di finanziato che si sia svolto ${nel(thing(at))}.`,
  ONLY_NAMED: ({ at, amounts, day: on }) =>
    amounts === 0
      ? `nessun importo nei dati nomina ${thing(at)}.`
      : `${unfollowed(on, at)}, benché sotto questa voce ${amounts === 1 ? 'sia indicato un importo' : `siano indicati ${count(amounts)} importi`}.`,
  RECEIVES_NOTHING: ({ at, amounts, day: on }) =>
    amounts === 0
      ? `nessun importo nei dati indica ${thing(at)} come beneficiario, e nessun percorso di risorse arriva a qualcosa a cui partecipi.`
      : `${unfollowed(on, at)}, benché ${amounts === 1 ? 'un importo abbia' : `${count(amounts)} importi abbiano`} questa voce come beneficiario.`,
  COMPANY_ONLY_NAMED: ({ at, crises }) =>
    `le risorse si seguono fino alle crisi, non alle imprese. Le fonti si limitano a nominare ${thing(at)}${crises.length === 0 ? '' : `, come impresa ${list(crises.map(each => di(thing(each))))}: partire da lì`}.`,
  INDICATOR_UNLINKED: ({ at, frames }) =>
    `niente nei dati, e nessun nome uguale, collega ${thing(at)} a una sezione, una linea o un programma con risorse.${frames.length === 0 ? '' : ` È classificato sotto ${list(frames.map(thing))}, che non è una risorsa.`}`,
  ONLY_CLASSIFIES: ({ at }) =>
    `${thing(at)} serve solo a classificare le voci che vi sono elencate; nei dati non ci sono risorse assegnate a questa voce.`,

  NAMED_ALIKE: ({ one, other, how }) => {
    const likeness = {
      STATED: `è un altro nome ${di(thing(other))}`,
      EQUAL: `ha lo stesso nome ${di(thing(other))}, e niente nei dati dice che sono la stessa cosa`,
      ALIKE: `può essere ${thing(other)}, ma niente nei dati lo dice`,
    }[how]
    return `${thing(one)} ${likeness}. Un nome da solo non porta risorse.`
  },
  SAME_FIGURE: ({ one, other }) =>
    `${thing(one)} e ${thing(other)} riportano la stessa cifra in contesti diversi: si confermano a vicenda, ma nessuno dei due finanzia l'altro.`,
  OTHER_PLAN: ({ indicator, plan }) => `${thing(indicator)} riguarda ${thing(plan)}, che questo percorso non tocca.`,
  NO_OUTCOME: ({ kind }) =>
    `nei dati non ci sono ${(kind === null ? undefined : OUTCOMES[kind]) ?? 'risultati di questa voce'}: le sue risorse non si possono seguire oltre.`,
  CENTRES_COUNTED: () => `Nei dati c'è solo il numero di questi centri per l'impiego, non i nomi.`,
  PEOPLE_COUNTED: () => `Nei dati c'è solo il numero di queste persone, che non si possono seguire oltre.`,
  REGIONS_COUNTED: ({ name, stated, named }) =>
    `la fonte conta ${count(stated)} ${stated === 1 ? 'regione' : 'regioni'} per ${quoted(name)}; nei dati ${named === 0 ? "non ce n'è nessuna" : named === 1 ? "ce n'è una" : `ce ne sono ${count(named)}`} per nome.`,
}
