import { CHANGES_PAGE } from './changes/page.tsx'
import { EXPLORE_PAGE } from './explore/page.tsx'
import { CHECK_PAGE, CHECKS_PAGE } from './findings/checks.tsx'
import { CONTRADICTION_PAGE, CONTRADICTIONS_PAGE } from './findings/contradictions.tsx'
import { HOME_PAGE } from './home/page.tsx'
import { LIST_PAGE } from './list/page.tsx'
import { LISTS_PAGE } from './lists/page.tsx'
import type { Page } from './page.ts'
import { REPORT_PAGE } from './report/page.tsx'
import { SEARCH_PAGE } from './search/page.tsx'
import { SOURCES_PAGE } from './sources/page.tsx'
import { THING_PAGE } from './thing/page.tsx'
import { TRACE_PAGE } from './trace/page.tsx'

/** Every page, one a line: the first whose address it is answers. The bar of all pages has those with `nav`, in this order. */
export const PAGES: readonly Page[] = [
  HOME_PAGE,
  SEARCH_PAGE,
  LISTS_PAGE,
  REPORT_PAGE,
  TRACE_PAGE,
  CHECK_PAGE,
  CONTRADICTION_PAGE,
  EXPLORE_PAGE,
  CONTRADICTIONS_PAGE,
  CHANGES_PAGE,
  CHECKS_PAGE,
  SOURCES_PAGE,
  LIST_PAGE,
  THING_PAGE,
]
