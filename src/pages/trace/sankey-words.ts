import { words } from '../words/words.ts'

/** From one line of a label to the next, in units of the picture. */
export const NODE_LINE = 16

export const DRAWN = words({
  EN: {
    flow: 'The flow of money',
    picture: (title: string) => `The flow of money: ${title}. The same as a table is below.`,
    drilled: 'What the picture shows',
    open: 'Open this trace',
    loading: 'Asking …',
    ends: 'Nothing flows on from here in the data.',
  },
  IT: {
    flow: 'Il flusso del denaro',
    picture: (title: string) => `Il flusso del denaro: ${title}. Lo stesso come tabella è qui sotto.`,
    drilled: 'Che cosa mostra la figura',
    open: 'Apri questa traccia',
    loading: 'Richiesta in corso …',
    ends: 'Nei dati, da qui non prosegue alcun flusso.',
  },
})
