import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: '../../schema/schema.graphql',
  documents: ['src/preset.ts'],
  emitLegacyCommonJSImports: false,
  generates: {
    'src/gql/': {
      preset: 'client',
      config: {
        // The text as it is sent: no document is taken apart or put together at run time.
        documentMode: 'string',
        useTypeImports: true,
        // Exact decimals and days come as strings, and stay so.
        scalars: { ID: 'string', Date: 'string', Decimal: 'string', _Any: 'unknown' },
        strictScalars: true,
      },
    },
  },
}

export default config
