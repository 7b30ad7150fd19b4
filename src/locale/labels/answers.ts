import type { Table } from './table.ts'

/** What the words of answers are called: by enum of the API. */
export const ANSWERS = {
  TraceVerdict: {
    REACHED: ['reached', 'raggiunto'],
    REACHED_BY_INFERENCE: ['reached by inference', 'raggiunto per inferenza'],
    STOPS_SHORT: ['stops short', 'si ferma prima'],
    NO_ROUTE: ['no route', 'nessun percorso'],
    EXPLORED: ['explored', 'esplorato'],
  },
  EditionChange: {
    ADDED: ['added', 'aggiunto'],
    REMOVED: ['removed', 'non più presente'],
    CHANGED: ['changed', 'modificato'],
  },
  ConservationStatus: {
    BALANCED: ['balanced', 'in pareggio'],
    WITHIN_ROUNDING: ['within rounding', "entro l'arrotondamento"],
    GAP: ['gap', 'mancanza'],
    OVERFLOW: ['overflow', 'eccedenza'],
    NOT_CHECKABLE: ['cannot be checked', 'non verificabile'],
  },
  StopReason: {
    NOT_PUBLISHED: ['not published', 'non pubblicato'],
    UNDIVIDED: ['undivided', 'non ripartito'],
    MIXED_AXIS: ['mixed axis', 'assi accorpati'],
    NO_MONEY_STATED: ['no amount stated', 'nessun importo indicato'],
    NAME_ONLY: ['name only', 'solo il nome'],
    CONTRADICTED: ['contradicted', 'fonti discordanti'],
    NOT_YET_IN_FORCE: ['not yet in force', 'non ancora in vigore'],
    SUPERSEDED: ['superseded', 'sostituito'],
    DECOMMITTED: ['decommitted', 'disimpegnato'],
    COUNT_ONLY: ['count only', 'solo un conteggio'],
    OTHER_FRAME: ['other frame', 'altro contesto'],
    END_OF_DATA: ['end of the data', 'fine dei dati'],
  },
  AttributionKind: {
    DECLARED: ['declared', 'dichiarato'],
    SHARED_IDENTIFIER: ['shared identifier', 'codice comune'],
    PRO_RATA: ['pro rata', 'pro quota'],
    CONTEXT_ONLY: ['context only', 'solo contesto'],
    NOT_ATTRIBUTABLE: ['not attributable', 'non attribuibile'],
  },
  FlowNodeRole: {
    ENTITY: ['entity', 'voce'],
    UNEXPLAINED: ['unexplained', 'non spiegato'],
    OTHER: ['other', 'altro'],
    REDUCTIONS: ['reductions', 'riduzioni'],
  },
  ChangeStatus: {
    CREATED: ['created', 'nuovo'],
    INCREASED: ['increased', 'aumentato'],
    DECREASED: ['decreased', 'diminuito'],
    UNCHANGED: ['unchanged', 'invariato'],
    REVOKED: ['revoked', 'revocato'],
    NOT_COMPARABLE: ['not comparable', 'non confrontabile'],
  },
  SumRefusalCode: {
    MIXED_STAGES: ['different stages', 'stadi diversi'],
    SAME_MONEY_TWICE: ['same money twice', 'stesse risorse due volte'],
    TOTAL_WITH_ITS_PARTS: ['total with its parts', 'totale con le sue parti'],
    OVERLAPPING_COHORTS: ['overlapping cohorts', 'coorti sovrapposte'],
    MIXED_CURRENCIES: ['different currencies', 'valute diverse'],
    NOT_ADDITIVE: ['not additive', 'non sommabile'],
    MIXED_UNITS: ['different units', 'unità diverse'],
    ABSENT_VALUE: ['no value', 'nessun valore'],
  },
  Direction: {
    OUT: ['from left to right', 'da sinistra a destra'],
    IN: ['from right to left', 'da destra a sinistra'],
    BOTH: ['either way', 'in entrambi i versi'],
  },
  Language: {
    EN: ['English', 'inglese'],
    IT: ['Italian', 'italiano'],
  },
} as const satisfies Readonly<Record<string, Table>>
