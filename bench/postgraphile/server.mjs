// PostGraphile 4 over the tables that ../postgraphile.ts makes, as its documentation starts it, with the plugin that filters lists.
import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import connectionFilter from 'postgraphile-plugin-connection-filter'

const { PORT, DATABASE } = process.env
const answer = postgraphile(DATABASE, 'public', {
  appendPlugins: [connectionFilter.default ?? connectionFilter],
  graphileBuildOptions: { connectionFilterRelations: true },
  disableDefaultMutations: true,
  disableQueryLog: true,
  dynamicJson: true,
  graphiql: false,
})
createServer(answer).listen(Number(PORT), '127.0.0.1', () => console.log('ready'))
process.on('SIGINT', () => process.exit(0))
