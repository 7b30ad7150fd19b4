/** A word of the API as each language calls it, in the case of running text. */
type Label = readonly [english: string, italian: string]

/** The labels of all the words of an enum. */
export type Table<Word extends string = string> = Readonly<Record<Word, Label>>
