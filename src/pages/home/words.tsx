import type { ReactNode } from 'react'
import { words } from '../words/words.ts'

export const HOME = words({
  EN: {
    title: 'filorosso: follow public money',
    claim: 'Follow public money from the act that sets it to the indicator that measures it.',
    lead: 'Every figure is one click from where its source prints it. What no source states is said to be unknown.',
    holds: 'What this release holds',
    acts: 'acts',
    lines: 'lines of activity',
    allocations: 'amounts of money',
    indicators: 'indicators',
    contradictions: 'contradictions found',
    checks: 'checks of the arithmetic',
    all: 'Everything, by kind',
    sources: 'Sources',
    stories: 'Three threads to pull',
    whereGoes: (act: string) => `Where does the money of ${act} go?`,
    whichPays: (line: string) => `Which act set the money for ${line}?`,
    whatBehind: (indicator: string) => `Which money stands behind “${indicator}”?`,
    goesAnswer: (act: ReactNode, amount: ReactNode, target: ReactNode) => (
      <>
        {act} sets {amount} for {target}.
      </>
    ),
    paysAnswer: (amount: ReactNode) => (
      <>{amount} are stated for it. Follow them up to the act that set them, and to where they are printed.</>
    ),
    behindAnswer: (target: ReactNode) => (
      <>It measures {target}. Follow the thread up: what is certain, what is inferred, what is unknown.</>
    ),
    follow: 'Follow the thread',
    coverage: 'How far the money can be followed',
    coverageOf: (of: ReactNode) => <>Of the money of {of}, so much is followed to each kind of thing:</>,
    allOfIt: 'All of it',
    level: 'Followed to',
    share: 'Share',
    amount: 'Amount',
    atMost: 'at most',
    unknown: 'not known how much',
    ends: (count: string) => `${count} points where the thread ends, each with the reason`,
  },
  IT: {
    title: 'filorosso: segui il denaro pubblico',
    claim: 'Segui il denaro pubblico dall’atto che lo stanzia all’indicatore che lo misura.',
    lead: 'Ogni cifra è a un clic dal punto in cui la fonte la stampa. Ciò che nessuna fonte dichiara è detto ignoto.',
    holds: 'Che cosa contiene questa versione dei dati',
    acts: 'atti',
    lines: 'linee di attività',
    allocations: 'importi',
    indicators: 'indicatori',
    contradictions: 'contraddizioni trovate',
    checks: 'verifiche dei conti',
    all: 'Tutto, tipo per tipo',
    sources: 'Fonti',
    stories: 'Tre fili da tirare',
    whereGoes: (act: string) => `Dove va il denaro di ${act}?`,
    whichPays: (line: string) => `Quale atto ha stanziato il denaro per ${line}?`,
    whatBehind: (indicator: string) => `Quale denaro sta dietro a «${indicator}»?`,
    goesAnswer: (act: ReactNode, amount: ReactNode, target: ReactNode) => (
      <>
        {act} stanzia {amount} per {target}.
      </>
    ),
    paysAnswer: (amount: ReactNode) => (
      <>{amount} sono indicati per questa voce. Risali all’atto che li ha stanziati e al punto in cui sono stampati.</>
    ),
    behindAnswer: (target: ReactNode) => (
      <>Misura {target}. Risali il filo: che cosa è certo, che cosa è inferito, che cosa è ignoto.</>
    ),
    follow: 'Segui il filo',
    coverage: 'Fin dove si può seguire il denaro',
    coverageOf: (of: ReactNode) => <>Del denaro di {of}, a ogni tipo di cosa si può seguire questa parte:</>,
    allOfIt: 'Tutto',
    level: 'Seguito fino a',
    share: 'Quota',
    amount: 'Importo',
    atMost: 'al massimo',
    unknown: 'non si sa quanto',
    ends: (count: string) => `${count} punti in cui il filo si interrompe, ciascuno con il motivo`,
  },
})
