import { words } from '../words/words.ts'

/** Beside the words of the page: they go to the browser. */
export const FORM = words({
  EN: {
    from: 'From',
    to: 'To',
    toHint: 'anything it reaches',
    direction: 'Direction',
    down: 'down, to where it goes',
    up: 'up, to where it comes from',
    asOf: 'As of',
    today: 'all acts in the data',
    ask: 'Follow',
  },
  IT: {
    from: 'Da',
    to: 'A',
    toHint: 'tutto ciò che raggiunge',
    direction: 'Verso',
    down: 'a valle, dove va',
    up: 'a monte, da dove viene',
    asOf: 'Alla data',
    today: 'tutti gli atti nei dati',
    ask: 'Segui',
  },
})
