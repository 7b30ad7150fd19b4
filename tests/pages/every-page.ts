/**
 * An address of every kind of page, over data/rapporto-2019: each is tried in both languages and both themes, narrow, without a
 * script and by axe. A page of your own is a line here.
 */
export const EVERY_PAGE: Readonly<Record<string, string>> = {
  home: '/',
  lists: '/lists',
  search: '/search?q=570',
  'search without a text': '/search',
  'search that finds nothing': '/search?q=qqqqzzzz',
  'list of acts': '/acts?orderBy=DATE_DESC',
  'list of amounts, narrowed': '/allocations?stage.eq=BUDGETED&amount.gte=1000000&orderBy=AMOUNT_DESC',
  'list of indicators': '/indicators',
  'list that is empty': '/acts?name.contains=qqqqzzzz',
  contradictions: '/contradictions',
  'contradictions of a kind': '/contradictions?kind=SHARE',
  'a contradiction': '/contradiction/funnel/result-rapporto-2019-l714-starts/result-rapporto-2019-l714-trained-paths',
  checks: '/checks',
  'checks that fail': '/checks?status=FAILS',
  explore: '/explore',
  'explore, with a path': '/explore?of=act/anpal/dd-570-2019&to=act/anpal/dd-269-2017&hops=2',
  report: '/report?about=act/anpal/dd-570-2019&figure=%E2%82%AC1&place=p.%201',
  'a page that is not there': '/act/nobody/none',
  'a thing: act': '/act/anpal/dd-570-2019',
  'a thing: line': '/line/anpal-servizi/2019-2021/4',
  'a thing: plan': '/plan/anpal-servizi/2017-2020',
  'a thing: indicator': '/indicator/rapporto-2019/l287',
  'a thing: fund': '/fund/pon-spao',
  'a thing: region': '/region/campania',
  'a trace that is not yet asked': '/trace',
  'a trace whose beginning may be several things': '/trace?from=formazione',
  'a trace': '/trace?from=act/anpal/dd-440-2019',
  'a trace up, on a day': '/trace?from=line/anpal-servizi/2019-2021/4&direction=IN&asOf=2019-12-31',
}
