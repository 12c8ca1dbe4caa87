/** Irregular forms whose base form is in the lexicon; regular ones are taken apart below. */
const irregular: Readonly<Record<string, string>> = Object.fromEntries(
  `felt feel, lost lose, broke break, fell fall, fallen fall, kept keep, told tell, left leave, gave give, given give, ran run, shot shoot, bled bleed, dying die, lying lie,
   fought fight, swore swear, sworn swear, stole steal, stolen steal, hid hide, hidden hide, held hold, wept weep, forgave forgive, forgiven forgive, caught catch,
   fled flee, bit bite, bitten bite, forgot forget, knew know, threw throw, stood stand, stuck stick, rose rise, bore bear, meant mean, snuck sneak, ate eat, did do,
   does do, has have, had have, was be, were be, came come, went go, gone go, found find, drove drive, won win, took take, blew blow, lives life, wolves wolf, knives knife,
   began begin, left leave, sank sink, sang sing, grew grow, thought think, said say`
    .split(',')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** Words that look like forms of another and mean something else. */
const standAlone = new Set([
  'lovely',
  'sing',
  'ring',
  'spring',
  'king',
  'thing',
  'nothing',
  'something',
  'bring',
  'hers',
  'his',
  'news',
  'bed',
  'red',
  'need',
  'feed',
  'hardly',
  'wed',
  'rating',
  'ring',
]);

/**
 * What a word may be a form of, itself first: the word and what is left when a regular English ending is detached (plural and third
 * person, past, -ing, -ly, -ness, and comparatives). Most of these are no words; the lexicon decides, as WordNet's morphology does
 * (Miller et al. 1990, "Morphy"), so that "hoping" finds "hope" and never a person called Hop.
 */
export function formsOf(word: string): readonly string[] {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const forms = new Set([word]);
  const base = irregular[word];
  if (base !== undefined) forms.add(base);
  if (!standAlone.has(word)) for (const [ending, replacements] of endings) detach(word, ending, replacements, forms);
  const list = [...forms];
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(word, list);
  return list;
}

const MAX_CACHED = 50_000;
const cache = new Map<string, readonly string[]>();

const endings: readonly (readonly [string, readonly string[]])[] = [
  ["'s", ['']],
  ['ies', ['y']],
  ['es', ['e', '']],
  ['s', ['']],
  ['ied', ['y']],
  ['ed', ['e', '']],
  ['ing', ['e', '']],
  ['ily', ['y']],
  ['ly', ['']],
  ['iness', ['y']],
  ['ness', ['']],
  ['ier', ['y']],
  ['er', ['e', '']],
  ['est', ['e', '']],
];

function detach(word: string, ending: string, replacements: readonly string[], into: Set<string>): void {
  if (!word.endsWith(ending) || word.length - ending.length < 2) return;
  const stem = word.slice(0, -ending.length);
  // "less" is no plural.
  if (ending === 's' && stem.endsWith('s')) return;
  for (const replacement of replacements) into.add(stem + replacement);
  // "hugging" is "hug" with its consonant doubled.
  if (/([bdgklmnprtvz])\1$/.test(stem)) into.add(stem.slice(0, -1));
}
