import { words } from '../words/words.ts'

export const FRAME = words({
  EN: {
    skip: 'Skip to the content',
    menu: 'Pages',
    search: 'Search',
    language: 'Language',
    theme: 'Switch between light and dark',
    path: 'Where this stands',
    home: 'Home',
    signs: 'How a figure is known',
    cite: 'Cite this page',
    citeNote: 'The address answers the same for as long as the release is kept.',
    release: 'Release',
    madeOf: 'made of',
    live: 'This is a pinned release.',
    toLive: 'See the live one',
    same: 'This page as',
    graphiql: 'Open in GraphiQL',
    operation: 'Everything on this page is the answer to this query of the public API.',
    variables: 'Variables',
  },
  IT: {
    skip: 'Vai al contenuto',
    menu: 'Pagine',
    search: 'Cerca',
    language: 'Lingua',
    theme: 'Passa da chiaro a scuro e viceversa',
    path: 'Dove si trova',
    home: 'Inizio',
    signs: 'Come si conosce una cifra',
    cite: 'Cita questa pagina',
    citeNote: 'L’indirizzo risponde allo stesso modo finché la versione dei dati è conservata.',
    release: 'Versione dei dati',
    madeOf: 'composta da',
    live: 'Questa è una versione fissata dei dati.',
    toLive: 'Vai a quella attuale',
    same: 'Questa pagina come',
    graphiql: 'Apri in GraphiQL',
    operation: 'Tutto ciò che è in questa pagina risponde a questa interrogazione dell’API pubblica.',
    variables: 'Variabili',
  },
})

export const FAULTS = words({
  EN: {
    BAD_USER_INPUT: 'This cannot be asked',
    NOT_FOUND: 'There is nothing here',
    LIMIT_EXCEEDED: 'This asks for too much',
    TIMEOUT: 'This took too long',
    UNAVAILABLE: 'The service cannot answer now',
    INTERNAL: 'A fault of the service',
    inDetail: 'In detail:',
    tryAgain: 'Try again',
    searchInstead: 'Search for it, or begin at the home page.',
    requestId: 'The log of the service has this under',
  },
  IT: {
    BAD_USER_INPUT: 'Richiesta non valida',
    NOT_FOUND: 'Qui non c’è nulla',
    LIMIT_EXCEEDED: 'La richiesta è troppo grande',
    TIMEOUT: 'La risposta ha richiesto troppo tempo',
    UNAVAILABLE: 'Il servizio non può rispondere ora',
    INTERNAL: 'Errore del servizio',
    inDetail: 'In dettaglio, in inglese:',
    tryAgain: 'Riprova',
    searchInstead: 'Cerca quello che ti serve, o riparti dalla pagina iniziale.',
    requestId: 'Nel registro del servizio è annotato come',
  },
})

/** What somebody can do about a fault. */
export const ADVICE = words({
  EN: {
    BAD_USER_INPUT:
      'The address asks for something that there is not, or that cannot be read: correct the part that is named below.',
    NOT_FOUND: 'The address is wrong, or this release of the data does not have what it names.',
    LIMIT_EXCEEDED: 'Ask for less: narrow the list, or ask for one part at a time.',
    TIMEOUT: 'Try again in a moment, or ask for less.',
    UNAVAILABLE: 'Try again in a moment.',
    INTERNAL: 'It is not your fault. Report it to those who run the service, with the code below.',
  },
  IT: {
    BAD_USER_INPUT:
      'L’indirizzo chiede qualcosa che non esiste o che non si può leggere: correggi la parte indicata qui sotto.',
    NOT_FOUND: 'L’indirizzo è sbagliato, o questa versione dei dati non ha quello che indica.',
    LIMIT_EXCEEDED: 'Chiedi di meno: restringi l’elenco, o chiedi una parte alla volta.',
    TIMEOUT: 'Riprova fra poco, o chiedi di meno.',
    UNAVAILABLE: 'Riprova fra poco.',
    INTERNAL: 'Non dipende da te. Segnalalo a chi gestisce il servizio, con il codice qui sotto.',
  },
})
