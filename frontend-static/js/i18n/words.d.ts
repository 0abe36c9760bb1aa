/** What is put into a sentence: text that has been formatted, or a number as it is. */
export type Around = string | number;

interface Sentence {
  of(...around: Around[]): string;
}

/** A word, a sentence around something, or a table of them. A sentence may be choosier about what it takes. */
export type Word = string | Sentence['of'] | readonly Word[] | Words;

export interface Words {
  readonly [name: string]: Word;
}
