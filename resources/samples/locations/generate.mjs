// Writes the sample's train.csv and validation.csv from the grammar, or a larger corpus of the same kind:
//   node generate.mjs [--out DIR] [--train ROWS] [--validation ROWS] [--seed N]
// The same arguments always write the same bytes.
//
// Held-out rows are no copies of training rows: the two parts share no sentence frame, and a sixth of all words for
// deeds and sights occurs in validation only. Some rows only fit a group of places, some talk of elsewhere, a few are
// misspelt and a few mislabelled, so that no classifier reaches 100 %.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const { anywhere, frames, groups, moods, people, places, times } = JSON.parse(
  readFileSync(join(here, 'grammar.json'), 'utf8'),
);

const OWN = 0.9;
const GROUP = 0.08;
const ELSEWHERE = 0.15;
const MISSPELT = 0.12;
const MISLABELLED = 0.03;

/** mulberry32: a uniform number in [0, 1) from a 32-bit state. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Every sixth entry, counted from the third, is for validation only. */
const isHeldOut = (index) => index % 6 === 2;
const everyThird = (index) => index % 3 === 1;

function writer(random, heldOut) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const known = (list) => (heldOut ? list : list.filter((_, i) => !isHeldOut(i)));
  const usable = (source) => ({ acts: known(source.acts), sights: known(source.sights) });
  const mine = places.map((place) => ({ ...place, ...usable(place) }));
  const shared = Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, usable(group)]));
  const ownFrames = frames.filter((_, i) => everyThird(i) === heldOut);
  const total = places.reduce((sum, { share }) => sum + share, 0);

  const somewhere = () => {
    let at = random() * total;
    return (
      mine.find(({ share }) => {
        at -= share;
        return at < 0;
      }) ?? mine[0]
    );
  };
  const cue = (place, kind) => {
    const roll = random();
    if (roll < OWN) return pick(place[kind]);
    return roll < OWN + GROUP ? pick(shared[place.group][kind]) : pick(anywhere[kind]);
  };
  const misspell = (text) => {
    const at = 1 + Math.floor(random() * (text.length - 3));
    return random() < 0.5
      ? text.slice(0, at) + text.slice(at + 1)
      : text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  };

  return () => {
    const place = somewhere();
    const slots = {
      p: pick(people),
      q: pick(people),
      act: cue(place, 'acts'),
      act2: cue(place, 'acts'),
      sight: cue(place, 'sights'),
      other: random() < ELSEWHERE ? pick(somewhere().sights) : cue(place, 'sights'),
      time: pick(times),
      mood: pick(moods),
    };
    let text = pick(ownFrames).replaceAll(/\{(\w+)\}/g, (_, name) => slots[name]);
    text = text[0].toUpperCase() + text.slice(1);
    if (random() < MISSPELT) text = misspell(text);
    return { text, label: random() < MISLABELLED ? somewhere().label : place.label };
  };
}

/** `rows` different texts with their labels. */
function corpus(rows, seed, heldOut) {
  const write = writer(generator(seed), heldOut);
  const seen = new Map();
  while (seen.size < rows) {
    const { text, label } = write();
    if (!seen.has(text)) seen.set(text, label);
  }
  return [...seen];
}

const quoted = (field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
const csv = (rows) => `text,label\n${rows.map((row) => `${row.map(quoted).join(',')}\n`).join('')}`;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: here },
    train: { type: 'string', default: '2400' },
    validation: { type: 'string', default: '600' },
    seed: { type: 'string', default: '20' },
  },
});
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'train.csv'), csv(corpus(Number(values.train), Number(values.seed), false)));
writeFileSync(
  join(values.out, 'validation.csv'),
  csv(corpus(Number(values.validation), Number(values.seed) + 1, true)),
);
