/** A document by its name, with what its publisher says of it; null where that is not on record. */
export interface CitedSource {
  name: string
  edition: string | null
  licence: string | null
}

/** `(v02, CC-BY-4.0)`: which edition it is and under which licence; empty where neither is known. */
export const detailsOf = ({ edition, licence }: CitedSource): string => {
  const known = [edition, licence].filter(each => each !== null)
  return known.length === 0 ? '' : ` (${known.join(', ')})`
}
