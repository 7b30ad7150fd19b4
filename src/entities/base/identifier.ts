import { Field, ObjectType } from 'type-graphql'

@ObjectType({ description: 'What a register or standard knows something by.' })
export class Identifier {
  @Field(() => String, {
    description:
      'Whose it is, in capitals: CUP, CIG, CCI, ELI, IPA, IATI, OCDS, or a list of org-id.guide such as GB-COH.',
    simple: true,
  })
  scheme!: string

  @Field(() => String, { description: 'The identifier itself, as its source prints it.', simple: true })
  value!: string
}

/** Of `SCHEME:value`, as it is kept: the scheme has no colon. */
export function identifierOf(text: string): Identifier {
  const colon = text.indexOf(':')
  return { scheme: text.slice(0, colon), value: text.slice(colon + 1) }
}
