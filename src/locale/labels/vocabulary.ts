import type * as Model from '../../model/vocabulary.ts'
import type { Table } from './table.ts'

/** What the words of the model's vocabularies are called: by enum of the API. */
export const VOCABULARY = {
  Basis: {
    STATED: ['stated', 'dichiarato'],
    COMPUTED: ['computed', 'calcolato'],
    INFERRED: ['inferred', 'inferito'],
  },
  Absence: {
    BLANK: ['blank', 'cella vuota'],
    NOT_PUBLISHED: ['not published', 'non pubblicato'],
    NOT_APPLICABLE: ['not applicable', 'non applicabile'],
    SUPPRESSED: ['withheld', 'omesso dalla fonte'],
    NOT_YET: ['not yet', 'non ancora'],
    NOT_EXTRACTED: ['not extracted yet', 'non ancora estratto'],
  },
  Stage: {
    ASSIGNED: ['assigned', 'assegnato'],
    COMMITTED: ['committed', 'impegnato'],
    ADMITTED: ['admitted', 'ammesso a contributo'],
    BUDGETED: ['budgeted', 'a budget'],
    REDETERMINED: ['redetermined', 'rideterminato'],
    DECOMMITTED: ['decommitted', 'disimpegnato'],
    APPROVED: ['approved', 'approvato'],
    TENDERED: ['tendered', 'a gara'],
    AWARDED: ['awarded', 'aggiudicato'],
    CONTRACTED: ['contracted', 'contrattualizzato'],
    PLANNED: ['planned', 'previsto'],
    RECEIVED: ['received', 'incassato'],
    DISBURSED: ['disbursed', 'erogato'],
    SPENT: ['spent', 'speso'],
    PAID: ['paid', 'pagato'],
    REPAID: ['repaid', 'restituito'],
    INTEREST: ['interest', 'interessi'],
    CONTRIBUTION_ENTERED: ['contribution entered', 'contributo inserito'],
    CONTRIBUTION_VERIFIED: ['contribution verified', 'contributo verificato'],
    CONTRIBUTION_REPORTED: ['contribution reported', 'contributo rendicontato'],
  },
  Grain: {
    ROW: ['row', 'riga'],
    SUBTOTAL: ['subtotal', 'subtotale'],
    TOTAL: ['total', 'totale'],
    TEXT: ['running text', 'testo'],
  },
  Part: {
    WHOLE: ['whole', 'intero'],
    MAIN: ['main row', 'riga principale'],
    COORDINATION: ['coordination', 'coordinamento'],
    TERRITORY: ['territory', 'territorio'],
    MEASURE: ['measure', 'misura'],
    OF_WHICH: ['of which', 'di cui'],
    LINES: ['lines only', 'sole linee'],
  },
  Breakdown: {
    BENEFICIARY: ['by beneficiary', 'per beneficiario'],
    FUND: ['by fund', 'per fondo'],
    SECTION: ['by section', 'per sezione'],
    LINE: ['by line', 'per linea'],
    MEASURE: ['by measure', 'per misura'],
    ORIGIN: ['by origin', 'per provenienza'],
    YEAR: ['by year', 'per anno'],
    PLACE: ['by place', 'per luogo'],
    CLASSIFICATION: ['by classification', 'per classificazione'],
    OF_WHICH: ['of which', 'di cui'],
    OTHER: ['by another criterion', 'secondo un altro criterio'],
  },
  ActKind: {
    LAW: ['law', 'legge'],
    DECREE_LAW: ['decree-law', 'decreto-legge'],
    LEGISLATIVE_DECREE: ['legislative decree', 'decreto legislativo'],
    MINISTERIAL_DECREE: ['ministerial decree', 'decreto ministeriale'],
    DIRECTORIAL_DECREE: ['directorial decree', 'decreto direttoriale'],
    DIRECTIVE: ['directive', 'direttiva'],
    RESOLUTION: ['resolution', 'deliberazione'],
    AGREEMENT: ['agreement', 'accordo'],
    NOTICE: ['notice', 'avviso'],
    LETTER: ['letter', 'lettera'],
    PROCEDURE: ['procedure', 'procedura'],
    OTHER: ['other act', 'altro atto'],
  },
  ActStatus: {
    ISSUED: ['issued', 'emanato'],
    PROPOSED: ['proposed', 'proposto'],
    DRAFT: ['draft', 'in bozza'],
    AWAITED: ['awaited', 'in attesa'],
    NOT_APPROVED: ['not approved', 'non approvato'],
  },
  HeadlineAbsence: {
    NO_AMOUNT: ['no amount', 'nessun importo'],
    NOT_STATED: ['not stated', 'non indicato'],
    ONLY_PARTS: ['only parts', 'solo parti'],
    SEVERAL_AMOUNTS: ['several amounts', 'più importi'],
    SEVERAL_STAGES: ['several stages', 'più stadi'],
    SEVERAL_CURRENCIES: ['several currencies', 'più valute'],
  },
  DatePrecision: {
    DAY: ['day', 'giorno'],
    MONTH: ['month', 'mese'],
    QUARTER: ['quarter', 'trimestre'],
    HALF_YEAR: ['half-year', 'semestre'],
    YEAR: ['year', 'anno'],
  },
  Precision: {
    CENT: ['to the cent', 'al centesimo'],
    EURO: ['to the euro', "all'euro"],
    MINOR_UNIT: ['to the smallest unit', "all'unità minima"],
    TENTH: ['to a tenth', 'al decimo'],
    UNIT: ['to the unit', "all'unità"],
    TEN: ['to ten', 'alla decina'],
    HUNDRED: ['to the hundred', 'al centinaio'],
    THOUSAND: ['in thousands', 'in migliaia'],
    TEN_THOUSAND: ['to ten thousand', 'a diecimila'],
    HUNDRED_THOUSAND: ['to a hundred thousand', 'a centomila'],
    MILLION: ['in millions', 'in milioni'],
    TEN_MILLION: ['to ten million', 'a dieci milioni'],
    HUNDRED_MILLION: ['to a hundred million', 'a cento milioni'],
    BILLION: ['in billions', 'in miliardi'],
  },
  Qualifier: {
    EXACT: ['exactly', 'esattamente'],
    ABOUT: ['about', 'circa'],
    MORE_THAN: ['more than', 'oltre'],
    LESS_THAN: ['less than', 'meno di'],
  },
  HeadcountMeasure: {
    PLANNED: ['planned', 'previsti'],
    TARGET: ['target', 'obiettivo'],
    CANDIDATES: ['candidates', 'candidati'],
    SELECTED: ['selected', 'selezionati'],
    CONTRACTED: ['contracted', 'contrattualizzati'],
    IN_TRAINING: ['in training', 'in formazione'],
    TRAINED_CLASSROOM: ['trained in the classroom', 'formati in aula'],
    TRAINED_ONLINE: ['trained online', 'formati a distanza'],
    TRAINED_ON_THE_JOB: ['trained on the job', 'formati sul lavoro'],
    TRAINED: ['trained', 'formati'],
    ACTIVE: ['active', 'attivi'],
    OTHER: ['other', 'altro'],
  },
  ObservationType: {
    BASELINE: ['baseline', 'valore di partenza'],
    TARGET: ['target', 'valore obiettivo'],
    PLANNED: ['planned', 'valore previsto'],
    ACTUAL: ['actual', 'valore raggiunto'],
  },
  ObservationDirection: {
    INCREASE: ['to rise', 'in aumento'],
    DECREASE: ['to fall', 'in diminuzione'],
  },
  TargetType: {
    TARGET: ['target', 'obiettivo quantitativo'],
    MILESTONE: ['milestone', 'traguardo'],
  },
  CheckStatus: {
    HOLDS: ['holds', 'quadra'],
    WITHIN_ROUNDING: ['within rounding', "entro l'arrotondamento"],
    FAILS: ['fails', 'non quadra'],
    NOT_CHECKABLE: ['cannot be checked', 'non verificabile'],
  },
  ContradictionKind: {
    TEXT_VS_TABLE: ['text against table', 'testo e tabella'],
    TOTAL_VS_PARTS: ['total against parts', 'totale e parti'],
    TABLE_VS_TABLE: ['table against table', 'tabella e tabella'],
    TEXT_VS_TEXT: ['text against text', 'testo e testo'],
    ROUNDING: ['rounding', 'arrotondamento'],
    TIMING: ['timing', 'tempi'],
    DEFINITION: ['definition', 'definizione'],
    NAMING: ['naming', 'denominazione'],
    SHARE: ['percentage', 'percentuale'],
  },
} as const satisfies {
  Basis: Table<Model.Basis>
  Absence: Table<Model.Absence>
  Stage: Table<Model.Stage>
  Grain: Table<Model.Grain>
  Part: Table<Model.Part>
  Breakdown: Table<Model.Breakdown>
  ActKind: Table<Model.ActKind>
  ActStatus: Table<Model.ActStatus>
  HeadlineAbsence: Table<Model.HeadlineAbsence>
  DatePrecision: Table<Model.DatePrecision>
  Precision: Table<Model.Precision>
  Qualifier: Table<Model.Qualifier>
  HeadcountMeasure: Table<Model.HeadcountMeasure>
  ObservationType: Table<Model.ObservationType>
  ObservationDirection: Table<Model.ObservationDirection>
  TargetType: Table<Model.TargetType>
  CheckStatus: Table<Model.CheckStatus>
  ContradictionKind: Table<Model.ContradictionKind>
}
