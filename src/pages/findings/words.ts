import { words } from '../words/words.ts'

/** What the lists of checks and of contradictions say, and their pages. */
export const FINDINGS = words({
  EN: {
    all: 'all',
    next: 'Next page',
    count: (shown: string, all: string) => `${shown} of ${all}`,
    about: 'What it is about',
    printed: 'Where it is printed',
  },
  IT: {
    all: 'tutte',
    next: 'Pagina successiva',
    count: (shown: string, all: string) => `${shown} su ${all}`,
    about: 'Di che cosa si tratta',
    printed: 'Dove è stampato',
  },
})

/** What a list of findings is called. */
export interface ListWords {
  nav: string
  title: string
  titleOf: (word: string) => string
  lead: string
  by: string
  none: string
}

export const CHECKS = words({
  EN: {
    nav: 'Checks',
    title: 'Checks of the arithmetic',
    titleOf: (status: string) => `Checks: ${status}`,
    lead: 'Every total against its parts, every restated figure against what it restates, every percentage against its base: what the sources print, calculated again.',
    by: 'How it came out',
    none: 'No check came out so.',
    over: 'Check',
    HOLDS: 'It holds.',
    WITHIN_ROUNDING: 'It does not hold exactly, but rounding alone can explain the difference.',
    FAILS: 'It does not hold.',
    NOT_CHECKABLE: 'It cannot be decided: a term is missing.',
    kind: 'What is compared',
    expected: 'Expected',
    found: 'Found',
    arithmetic: 'Expected less found',
    tolerance: 'What rounding alone explains',
    contradiction: 'Contradiction',
  },
  IT: {
    nav: 'Verifiche',
    title: 'Verifiche dei conti',
    titleOf: (status: string) => `Verifiche: ${status}`,
    lead: 'Ogni totale con le sue parti, ogni cifra riportata con quella che riporta, ogni percentuale con la sua base: ciò che le fonti stampano, ricalcolato.',
    by: 'Esito',
    none: 'Nessuna verifica ha questo esito.',
    over: 'Verifica',
    HOLDS: 'Torna.',
    WITHIN_ROUNDING: 'Non torna esattamente, ma l’arrotondamento da solo può spiegare la differenza.',
    FAILS: 'Non torna.',
    NOT_CHECKABLE: 'Non si può decidere: manca un termine.',
    kind: 'Che cosa si confronta',
    expected: 'Atteso',
    found: 'Trovato',
    arithmetic: 'Atteso meno trovato',
    tolerance: 'Quanto spiega il solo arrotondamento',
    contradiction: 'Contraddizione',
  },
})

export const CONTRADICTIONS = words({
  EN: {
    nav: 'Contradictions',
    title: 'Contradictions',
    titleOf: (kind: string) => `Contradictions: ${kind}`,
    lead: 'Where what is printed, or follows from what is printed, cannot all be true. Each side stands with its place: nothing is corrected.',
    by: 'What disagrees with what',
    none: 'No figures in the data contradict each other in this way.',
    over: 'Contradiction',
    kind: 'What disagrees',
    known: 'How it is known',
    used: 'Used in totals and traces',
    noneUsed: 'none in place of another: nothing decides between them',
    rule: (rule: string) => `by the rule “${rule}”`,
    check: 'Found by the check',
  },
  IT: {
    nav: 'Contraddizioni',
    title: 'Contraddizioni',
    titleOf: (kind: string) => `Contraddizioni: ${kind}`,
    lead: 'Dove ciò che è stampato, o ciò che ne segue, non può essere tutto vero. Ogni parte è riportata con il suo punto: nulla viene corretto.',
    by: 'Che cosa contraddice che cosa',
    none: 'Nei dati nessuna cifra si contraddice in questo modo.',
    over: 'Contraddizione',
    kind: 'Che cosa non concorda',
    known: 'Come si conosce',
    used: 'Usato nei totali e nelle tracce',
    noneUsed: 'nessuno al posto di un altro: nulla decide tra loro',
    rule: (rule: string) => `per la regola «${rule}»`,
    check: 'Trovata dalla verifica',
  },
})
