/** The columns that a template names: `line/it/pnrr/{code}` names code. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => (name ?? '').trim())

/** A printed text as a segment of an id: lower case letters, digits and dashes. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** A template with its columns filled in; null where one of them is empty. */
export function filled(
  template: string,
  columnOf: (name: string) => string,
  as: (text: string) => string = slug,
): string | null {
  let whole = true
  const text = template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = as(columnOf(name.trim()))
    if (value === '') whole = false
    return value
  })
  return whole ? text : null
}
