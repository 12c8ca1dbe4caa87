/** A word of a line, small letters, contractions taken apart: "don't" is "do" and "not". */
export interface Token {
  readonly word: string;
  /** Place of the word it stands in, in the text: UTF-16 code units, `end` behind it. */
  readonly start: number;
  readonly end: number;
  /** Something that ends a clause stands before it; so it does at the beginning. */
  readonly clauseStart: boolean;
  /** It begins a sentence. */
  readonly sentenceStart: boolean;
  /** Capital and then small letters, inside a sentence: a name. */
  readonly named: boolean;
}

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
const endings: Readonly<Record<string, string>> = {
  "'re": 'are',
  "'ve": 'have',
  "'ll": 'will',
  "'d": 'would',
  "'m": 'am',
};
const whole: Readonly<Record<string, readonly string[]>> = {
  "can't": ['can', 'not'],
  cannot: ['can', 'not'],
  cant: ['can', 'not'],
  "won't": ['will', 'not'],
  dont: ['do', 'not'],
  "ain't": ['is', 'not'],
  gonna: ['going', 'to'],
  wanna: ['want', 'to'],
  gotta: ['got', 'to'],
  "let's": ['let', 'us'],
  nothin: ['nothing'],
  goin: ['going'],
};
/** After these, 's is "is"; elsewhere it may be whose something is, and is left to forms.ts. */
const isAfter = new Set([
  'it',
  'he',
  'she',
  'that',
  'what',
  'there',
  'who',
  'here',
  'where',
  'nobody',
  'everything',
  'everybody',
  'everyone',
  'nothing',
]);

/** The words of a line of dialogue in their order. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let before = 0;
  let first = true;
  for (const { 0: found, index } of text.matchAll(wordPattern)) {
    const gap = text.slice(before, index);
    before = index + found.length;
    const sentenceStart = first || /[.!?…:"“”\n]/.test(gap);
    const clauseStart = sentenceStart || /[,;—–()]|\s-|-\s/.test(gap);
    first = false;
    const named = !sentenceStart && /^\p{Lu}\p{Ll}/u.test(found);
    const parts = partsOf(found.toLowerCase().replaceAll('’', "'"));
    for (const [i, word] of parts.entries()) {
      const leads = i === 0;
      tokens.push({
        word,
        start: index,
        end: before,
        clauseStart: leads && clauseStart,
        sentenceStart: leads && sentenceStart,
        named,
      });
    }
  }
  return tokens;
}

function partsOf(word: string): readonly string[] {
  const known = whole[word];
  if (known !== undefined) return known;
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not'];
  const apostrophe = word.lastIndexOf("'");
  if (apostrophe < 1) return [word];
  const head = word.slice(0, apostrophe);
  const tail = word.slice(apostrophe);
  const written = endings[tail] ?? (tail === "'s" && isAfter.has(head) ? 'is' : undefined);
  return written === undefined ? [word] : [head, written];
}
