import { words } from '../words/words.ts'

export const CONTRADICTIONS = words({
  EN: {
    nav: 'Contradictions',
    title: 'Contradictions',
    titleOf: (kind: string) => `Contradictions: ${kind}`,
    lead: 'Where what is printed, or follows from what is printed, cannot all be true. Each side stands with its place: nothing is corrected.',
    kinds: 'What disagrees with what',
    all: 'all',
    apart: 'Apart by',
    none: 'No figures in the data contradict each other in this way.',
    next: 'Next page',
    used: 'used in totals and traces',
    noneUsed: 'Nothing decides between them: neither is used in place of the other.',
    count: (shown: string, all: string) => `${shown} of ${all}`,
  },
  IT: {
    nav: 'Contraddizioni',
    title: 'Contraddizioni',
    titleOf: (kind: string) => `Contraddizioni: ${kind}`,
    lead: 'Dove ciò che è stampato, o ciò che ne segue, non può essere tutto vero. Ogni parte è riportata con il suo punto: nulla viene corretto.',
    kinds: 'Che cosa contraddice che cosa',
    all: 'tutte',
    apart: 'Scarto',
    none: 'Nei dati nessuna cifra si contraddice in questo modo.',
    next: 'Pagina successiva',
    used: 'usato nei totali e nelle tracce',
    noneUsed: 'Nulla decide tra loro: nessuno è usato al posto dell’altro.',
    count: (shown: string, all: string) => `${shown} su ${all}`,
  },
})
