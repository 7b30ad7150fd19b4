import { words } from '../words/words.ts'

export const TAKEN = words({
  EN: {
    taken: 'What is taken of it',
    notNoted: 'What is taken of it was not noted when this release was loaded.',
    proved: (day: string, version: string) =>
      `Proved: on ${day} filorosso ${version} compared every figure of the package with the source.`,
    notProved: 'Not proved against the source: no proof came with the package when it was loaded.',
    places: (count: string) => `Evidence of facts stands in ${count} places of it.`,
    excluded: 'What is not a fact, and why',
    count: 'How many',
    figures: (count: number, shown: string) => `${shown} ${count === 1 ? 'figure' : 'figures'}`,
    columns: (count: number, shown: string) => `${shown} ${count === 1 ? 'column' : 'columns'}`,
    records: (count: number, shown: string) => `${shown} ${count === 1 ? 'kind of record' : 'kinds of record'}`,
  },
  IT: {
    taken: 'Che cosa se ne ricava',
    notNoted: 'Che cosa se ne ricava non è stato annotato al caricamento di questa versione dei dati.',
    proved: (day: string, version: string) =>
      `Dimostrata: il ${day} filorosso ${version} ha confrontato con la fonte ogni cifra del pacchetto.`,
    notProved: 'Non dimostrata: al caricamento il pacchetto non aveva una prova contro la fonte.',
    places: (count: string) => `Le prove dei fatti stanno in ${count} punti della fonte.`,
    excluded: 'Che cosa non è un fatto, e perché',
    count: 'Quanti',
    figures: (count: number, shown: string) => `${shown} ${count === 1 ? 'cifra' : 'cifre'}`,
    columns: (count: number, shown: string) => `${shown} ${count === 1 ? 'colonna' : 'colonne'}`,
    records: (count: number, shown: string) => `${shown} ${count === 1 ? 'tipo di record' : 'tipi di record'}`,
  },
})

/** The reasons that a package gives, as the API writes them. */
export const REASONS_IN_ITALIAN: Readonly<Record<string, string>> = {
  'page-number': 'Il numero di una pagina.',
  'list-number': 'Il numero di un capitolo, di una scheda, di un paragrafo o di una voce di elenco.',
  'part-of-a-name': 'Parte di un nome proprio che non è tra le cose dei dati.',
  'period-of-a-heading': 'Un anno o una data in un titolo o in una frase, che dice soltanto di quale periodo si parla.',
  'table-heading': 'Parte dell’intestazione di una tabella: l’atto, l’anno o l’unità a cui si riferisce una colonna.',
  'legal-reference': 'Un rinvio a una legge, a un articolo, a un comma o a una gazzetta.',
  'footnote-mark': 'Il richiamo di una nota.',
  repetition: 'Ripete ciò che è già tratto da un altro punto.',
  code: 'Codici di chi pubblica, che identificano e non dicono altro.',
  'date-of-extraction': 'Quando chi pubblica ha estratto il file.',
  check: 'Ciò che segue da altre colonne: una verifica le confronta.',
  text: 'Testo corrente, dal quale non si ricava alcuna cifra.',
  placeholder: 'Ciò che è stampato al posto di nulla, come 0 per un traguardo.',
  total: 'La somma di altri record, che una verifica confronta.',
  'not-taken': 'Fatti che questo pacchetto non riporta.',
}
