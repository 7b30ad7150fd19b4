import { VERSION } from '../config/version.ts'
import { RULES_VERSION } from './derive/version.ts'

/** What loads releases, as each of them notes it: the version of the program and that of its rules. */
export const PROGRAM = `${VERSION} (rules ${RULES_VERSION})`
