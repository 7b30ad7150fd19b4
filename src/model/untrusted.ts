/** What a source's text can do to the page, picture or terminal that shows it, taken from it there. What is stored stays as it is. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/gu
// What pages hold is looked at whole before it is looked at letter by letter: without the Unicode tables that takes a tenth of the time.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const MAY_BE_UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uD800-\uDFFF\uFFFE\uFFFF]/
const MAY_TURN = /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFB1D-\uFDFF\uFE70-\uFEFF]/
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu
/** Marks of direction, and letters that are written from right to left. */
const TURNS =
  /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** A text without the characters that XML cannot hold and a terminal would obey: U+FFFD stands for each. */
export function printable(text: string): string {
  return MAY_BE_UNPRINTABLE.test(text) ? text.replace(UNPRINTABLE, '\uFFFD') : text
}

/** A text inside others, where there are no elements: its direction is its own, and turns nothing that follows. */
export function isolated(text: string): string {
  const plain = printable(text)
  return TURNS.test(plain) ? `\u2068${plain.replace(DIRECTION, '')}\u2069` : plain
}

/** A line for a terminal or a log: marks of direction are shown as what they are, `<U+202E>`. */
export function shownOnTerminal(text: string): string {
  return printable(text).replace(
    DIRECTION,
    mark => `<U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  )
}

/** JSON that reads as the same, with marks of direction escaped. */
export function escapedJson(json: string): string {
  return json.replace(DIRECTION, mark => `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
}

const NO_ELEMENTS = /^(?:title|style|script|textarea|option)$/

/**
 * HTML whose texts turn nothing around them: each that could is in a `<bdi>`. Attributes and titles, which hold no elements,
 * lose their marks of direction.
 */
export function isolatedHtml(html: string): string {
  const plain = printable(html)
  if (!MAY_TURN.test(plain)) return plain
  let element = ''
  return plain.replace(/<(\/?)([a-z0-9!-]+)([^>]*)>|[^<]+/giu, (found, closing, name, attributes) => {
    if (name !== undefined) {
      element = closing === '' ? name.toLowerCase() : ''
      return `<${closing}${name}${attributes.replace(DIRECTION, '')}>`
    }
    if (!TURNS.test(found)) return found
    if (NO_ELEMENTS.test(element)) return found.replace(DIRECTION, '')
    return `<bdi>${found}</bdi>`
  })
}
