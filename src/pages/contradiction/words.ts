import { words } from '../words/words.ts'

export const CONTRADICTION = words({
  EN: {
    all: 'Contradictions',
    over: 'Contradiction',
    kind: 'What disagrees',
    known: 'How it is known',
    used: 'Used in totals and traces',
    rule: (rule: string) => `by the rule “${rule}”`,
    check: 'Found by the check',
    says: (value: string) => `It says: ${value}`,
    about: 'What it is about',
  },
  IT: {
    all: 'Contraddizioni',
    over: 'Contraddizione',
    kind: 'Che cosa non concorda',
    known: 'Come si conosce',
    used: 'Usato nei totali e nelle tracce',
    rule: (rule: string) => `per la regola «${rule}»`,
    check: 'Trovata dalla verifica',
    says: (value: string) => `Dice: ${value}`,
    about: 'Di che cosa si tratta',
  },
})
