/**
 * What printers and keyboards vary without meaning anything by it, taken away in one place: names are stored `composed`,
 * filters compare `comparable` texts, rules compare `normaliseName`, and search cuts `wordsOf`.
 */

/** A soft hyphen at which a line was broken takes the break with it. */
const BROKEN_WORD = /\u00AD[^\S\n]*\n\s*/gu
/** Soft hyphens, zero-width characters, marks of direction, control characters: all that is not seen and is not a space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken away
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/gu
/** Of a font, not of the word: `ﬁ`. */
const LIGATURES = /[\uFB00-\uFB06]/gu

/** Typewriter, typographic, prime, modifier letter and accents typed on their own: all printed for an apostrophe. */
const APOSTROPHES = "'’‘‛`´ʹʻʼʽˈ′＇"
const QUOTES = '"“”„‟«»‹›″＂'
const DASHES = '-‐‑‒–—―−⁃﹘﹣－'

/** Characters that are printed for one another; the first of each is what they are compared as. */
export const INTERCHANGEABLE: readonly string[] = [APOSTROPHES, QUOTES, DASHES]

const anyOf = (characters: string) => new RegExp(`[${characters.replace('-', '\\-')}]`, 'gu')
const APOSTROPHE = anyOf(APOSTROPHES)
const INTERCHANGED = INTERCHANGEABLE.map(characters => [anyOf(characters), characters[0]] as [RegExp, string])

/** Letters that have no accent to lose, as they are written without them. */
const LETTERS: Record<string, string> = { æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', ı: 'i' }
const LETTER = anyOf(Object.keys(LETTERS).join(''))

/** Brackets stay: what they hold is part of a name. */
const EDGES = /^[\s".,;:…•·-]+|[\s".,;:…•·!?-]+$/gu

/** `D.L.`, `d.lgs.`, `S.p.A.`: an abbreviation is one word, its points aside. */
const ABBREVIATION = /(?<![\p{L}\p{N}])\p{L}{1,3}(?:\.\p{L}{1,3})+(?![\p{L}\p{N}])/gu

/** What a text has none of that is as it should be already: most are, and this is asked of every cell. */
const UNUSUAL = /[^ -~À-ÿ’“”]| {2}/

/** Accents composed (NFC), every space plain and single, nothing invisible. */
function visible(text: string): string {
  if (!UNUSUAL.test(text)) return text
  return text
    .replace(BROKEN_WORD, '')
    .replace(INVISIBLE, '')
    .replace(LIGATURES, ligature => ligature.normalize('NFKC'))
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
}

/** A text as it is stored: accents composed (NFC), every space plain and single, none at the ends, nothing invisible. */
export function composed(text: string): string {
  return visible(text).trim()
}

/** One character for each of those that are printed for one another. */
function interchanged(text: string): string {
  return INTERCHANGED.reduce((same, [any, one]) => same.replace(any, one), text)
}

/**
 * A text as filters compare it: in lower case, with one kind of apostrophe, quotation mark and dash. Spaces at its ends stay:
 * `contains: "di "` asks for a whole word.
 */
export function comparable(text: string): string {
  return interchanged(visible(text)).toLowerCase()
}

/** With one kind of apostrophe; as long as it was. */
export function straightened(text: string): string {
  return text.replace(APOSTROPHE, "'")
}

/** Without case and accents. An apostrophe becomes a space because capitals print one for an accent: `PARITA' DI`. */
function bare(text: string): string {
  return composed(text)
    .replace(APOSTROPHE, ' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(LETTER, letter => LETTERS[letter] ?? letter)
}

/** A name with what printers vary taken away: also the kind and spacing of dashes and the punctuation at its ends. */
export function normaliseName(name: string): string {
  return interchanged(bare(name))
    .replace(/\s*-+\s*/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(EDGES, '')
}

/** A text as its words: no case, accents, points or spaces. Only letters and digits are left, so nothing of it is syntax. */
export function wordsOf(text: string): string[] {
  const plain = bare(text).replace(ABBREVIATION, letters => letters.replaceAll('.', ''))
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Two texts that have it in common are spellings of one: case, accents, dashes, quotation marks and spaces aside. */
export function spellingKey(text: string): string {
  return wordsOf(text).join(' ')
}
