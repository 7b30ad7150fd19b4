import { detailsOf } from '../../cited-source.ts'
import { ANSWERS } from '../../labels/answers.ts'
import type { Blanks, ClaimReasons, Sentences } from '../../reasons.ts'
import { a, bare, da, di, formats, KINDS, phrases, theDay } from '../../things/it.ts'

const { money, count, list, quoted } = formats
const { thing, elsewhere } = phrases

const blank = (blanks: Blanks): string =>
  `${blanks.length === 1 ? 'una parte è stampata' : `${count(blanks.length)} parti sono stampate`} senza importo: ${blanks.map(({ of, id }) => `${thing(of)} (${id})`).join('; ')}`

const NOT_ADDED = {
  STAGES: 'Possono essere le stesse risorse in stadi diversi, quindi non si sommano.',
  SAME_MONEY: "Quelle che possono essere le stesse sono contate una volta, per l'importo più alto.",
}

const FLOW_NODES = {
  OTHER: 'altro',
  UNEXPLAINED: 'non spiegato',
  UNEXPLAINED_SOURCE: 'origine non spiegata',
  REDUCTIONS: 'riduzioni',
}

export const claims: Sentences<ClaimReasons> = {
  DECLARED: ({ amount, goal, upper, sum }) => {
    const more = upper === null ? '' : ` Con altre risorse può arrivare al massimo a ${money(upper)}.`
    return sum
      ? `Gli importi che le fonti indicano per ${thing(goal)} ammontano in tutto a ${money(amount)}, una somma che nessuna di esse riporta.${more}`
      : `Le fonti indicano ${money(amount)} specificamente per ${thing(goal)}.${more}`
  },
  DECLARED_BY_SEVERAL: ({ goal, acts, why }) =>
    `Le fonti indicano risorse per ${thing(goal)} con ${list(acts.map(thing))}.${why === null ? '' : ` ${NOT_ADDED[why]}`}`,
  NOT_TIED: ({ goal, acts, elsewhere: amounts }) => {
    const set =
      acts.length === 0
        ? 'Nessun importo di questo percorso'
        : `Nessun importo assegnato ${list(acts.map(each => da(thing(each))))}`
    const others =
      amounts.length === 0 ? '' : ` Nei dati ci sono altri importi per la stessa voce: ${elsewhere(amounts)}.`
    return `${set} è indicato specificamente per ${thing(goal)}.${others}`
  },
  TARGET_INFERRED: ({ rule, amount }) =>
    `Che le risorse siano destinate a questa voce è un'inferenza (regola ${rule}): al massimo ${money(amount)}.`,
  LAST_AMOUNT: ({ at, amount }) =>
    `L'ultimo importo del percorso è ${at === null ? 'più a monte' : `per ${thing(at)}`}; la fonte non dice quanto sia passato oltre: al massimo ${money(amount)}.`,
  LAST_AMOUNTS: ({ amount, replaced }) =>
    `${replaced ? 'Senza quelli che sono stati sostituiti, gli' : 'Gli'} ultimi importi dei percorsi ammontano in tutto a ${money(amount)}, che è il massimo possibile.`,
  ORDER_INFERRED: ({ first, next, rule }) =>
    `Che ${thing(next)} segua ${thing(first)} è un'inferenza (regola ${rule}).`,
  NO_AMOUNT_ON_ROUTE: () => 'Il percorso non ha alcun importo.',
  SET_AROUND: ({ acts, amount }) => {
    const most =
      amount === null
        ? 'nessuna fonte dice quante ne possano arrivare qui'
        : `qui ne arrivano al massimo ${money(amount)}`
    return `Gli importi dei percorsi sono stati sostituiti dalle risorse ${list(acts.map(each => di(thing(each))))} per una voce più ampia: ${most}.`
  },
  LARGEST_BOUND: ({ acts }) =>
    `Possono arrivarvi risorse ${list(acts.map(each => di(thing(each))))}; quelle che possono essere le stesse sono contate una volta, per l'importo più alto.`,
  SEVERAL_CURRENCIES: ({ amounts }) =>
    `Le risorse sono in più valute, che non si sommano e non si confrontano: al massimo ${list(amounts.map(money))}.`,
  SHARED_LABELS: ({ amount }) =>
    `Le etichette che indicano questa voce insieme ad altre valgono in tutto ${money(amount)}, che è il massimo possibile.`,
  SAME_PROJECT_CODE: ({ project }) =>
    `Entrambi hanno il codice di progetto ${project}; la fonte non dice quante risorse passino dall'uno all'altro.`,
  SAME_FRAME: ({ frames }) =>
    `Entrambi sono classificati sotto ${list(frames.map(thing))}. Non è un passaggio di risorse dall'uno all'altro.`,

  NO_AMOUNT_HERE: ({ of }) => `In questo percorso non è indicato un importo per ${thing(of)}.`,
  NOTHING_STATES_IT: () => 'Nessuna fonte riporta questo importo.',
  PARTS_NOT_STATED: ({ of, amount, again }) => {
    const what =
      of.kind === 'ALLOCATION'
        ? thing(of)
        : of.kind === 'ACT'
          ? `l'importo di ${money(amount)} che ${thing(of)} assegna`
          : `l'importo di ${money(amount)} per ${thing(of)}`
    const instead =
      again === null
        ? ''
        : ` Le stesse risorse sono riportate di nuovo ${again.act === null ? 'da una tabella che non indica un atto' : da(thing(again.act))}, divise in ${count(again.parts)} ${again.parts === 1 ? 'parte' : 'parti'}.`
    return `Nei dati qui non c'è una ripartizione ${di(what)}.${instead}`
  },
  IS_ITS_PARTS: () => "Nessun totale è stampato: l'importo è la somma di queste parti, quindi quadra sempre.",
  BALANCES_WITH_BLANKS: ({ blanks }) => `Quadra, benché ${blank(blanks)}.`,
  ROUNDING: ({ difference, terms }) =>
    `La differenza${difference === null ? '' : ` di ${money(difference)}`} non supera quella che l'arrotondamento di ${count(terms)} cifre stampate può spiegare.`,
  FALLS_SHORT: ({ difference, blanks }) => {
    const gap = `La somma delle parti non raggiunge il totale${difference === null ? '' : `: mancano ${money(difference)}`}`
    return blanks.length === 0
      ? `${gap}, e nessuna parte è vuota.`
      : `${gap}; ${blank(blanks)}. La fonte non dice che cosa valgano le celle vuote.`
  },
  EXCEEDS: ({ difference, blanks }) =>
    `La somma delle parti supera il totale${difference === null ? '' : `: la differenza è di ${money(difference)}`}${blanks.length === 0 ? '' : `, e ${blank(blanks)}`}.`,
  NO_PART_STATED: ({ blanks }) => `Nessuna parte ha un importo: ${blank(blanks)}.`,
  TITLE_OF_DIFF: ({ from, to }) => `Che cosa è cambiato da ${quoted(from)} a ${quoted(to)}`,
  TITLE_OF_COVERAGE: ({ of }) => `Fin dove si possono seguire le risorse di ${quoted(of)}`,
  TITLE_OF_SUM_REFUSED: ({ terms }) =>
    terms === 1 ? 'Perché un valore non si somma' : `Perché ${count(terms)} valori non si sommano`,
  TITLE_OF_SUM: ({ terms }) => (terms === 1 ? 'Somma di un importo' : `Somma di ${count(terms)} importi`),
  TITLE_OF_CHANGES: ({ from, to }) => `Che cosa è stampato in ${quoted(to)} diversamente che in ${quoted(from)}`,
  TITLE_OF_SUBGRAPH: ({ of }) => `Che cosa è legato a ${quoted(of)}`,
  TITLE_OF_PATH: ({ from, to }) => `Come sono legati ${quoted(from)} e ${quoted(to)}`,
  CITED: ({ title, kind, sources, release, address }) =>
    `${title}${kind === null ? '' : ` (${bare(KINDS[kind][0])})`}.${sources.length === 0 ? '' : ` Stampato in ${list(sources.map(source => `${quoted(source.name)}${detailsOf(source)}`))}.`} filorosso, release ${release}: ${address}`,
  FLOW_NODE: ({ what }) => FLOW_NODES[what],
  CITATION: ({ down, from, goal, day: on, verdict, release }) => {
    const what = `Percorso delle risorse pubbliche ${down ? da(thing(from)) : a(thing(from))}`
    const to = goal === null ? '' : ` ${down ? a(thing(goal)) : da(thing(goal))}`
    return `${what}${to}${on === null ? '' : `, ${a(theDay(on))}`}: ${ANSWERS.TraceVerdict[verdict][1]}. filorosso, release ${release}`
  },
}
