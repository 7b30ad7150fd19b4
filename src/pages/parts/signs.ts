export type Basis = 'STATED' | 'COMPUTED' | 'INFERRED'

/** Each has a sign of its own, so that colour is not needed to distinguish them: quoted, equals, therefore. */
export const SIGNS: Readonly<Record<Basis, string>> = { STATED: '”', COMPUTED: '=', INFERRED: '∴' }
