const KINDS =
  'Act Allocation Axis Fund InvestmentPriority Line Organisation Plan Result Section SpendingProgramme Evidence'.split(
    ' ',
  )
const ORDERS = ['Allocation amount', 'Line name', 'Section number', 'Act name']
const SEARCHED = ['Line', 'Act', 'Plan', 'Result']

/** What a user of the peer would index: the release is not theirs to ask about. They are for the bench's own database alone. */
export const PEER_INDEXES: readonly string[] = [
  ...KINDS.map(kind => `CREATE INDEX peer_${kind.toLowerCase()}_id IF NOT EXISTS FOR (n:${kind}) ON (n.id)`),
  ...ORDERS.map(order => {
    const [kind = '', property = ''] = order.split(' ')
    return `CREATE INDEX peer_${kind.toLowerCase()}_${property} IF NOT EXISTS FOR (n:${kind}) ON (n.${property})`
  }),
  ...SEARCHED.map(
    kind => `CREATE FULLTEXT INDEX peer_${kind.toLowerCase()} IF NOT EXISTS FOR (n:${kind}) ON EACH [n.name]
      OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'italian'}}`,
  ),
  'CALL db.awaitIndexes(300)',
  'CALL db.prepareForReplanning(300)',
]
