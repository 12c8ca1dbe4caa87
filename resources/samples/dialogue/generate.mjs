// Writes the sample's train.jsonl and validation.jsonl from the grammar, or a larger set of the same kind:
//   node generate.mjs [--out DIR] [--train SCENES] [--validation SCENES] [--seed N]
// The same arguments always write the same bytes.
//
// What is said depends on what was said: an answer on the topic, on the kind of question and on who answers; a question
// such as "but why" on the topic of two or more turns before; a reaction on whether the topic is good news; a farewell
// on who is spoken to. Held-out scenes are no copies: no line of theirs is a line to learn from, a third of the
// ways to ask, a fifth of the topics' names and a sixth of the answers occur in validation only.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const { asides, chain, characters, echoes, follows, questions, topics } = JSON.parse(
  readFileSync(join(here, 'grammar.json'), 'utf8'),
);
const kinds = Object.keys(questions);

const ASIDE = 0.2;
const SMALL_TALK = 0.5;
const IN_ORDER = 0.8;
const NAMES_TOPIC_AGAIN = 0.2;
const ECHO = 0.45;
const SAME_WORDS = 0.6;
const QUOTE = 0.25;
const THIRD_QUESTION = 0.5;
const THIRD_PERSON = 0.5;
const NEW_TOPIC = 0.3;
const REACTION = 0.8;

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

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** Puts the slots in; a slot written with a capital letter begins a sentence. */
const fill = (frame, slots) =>
  frame.replaceAll(/\{(\w)(\w*)\}/g, (_, first, rest) => {
    const text = slots[first.toLowerCase() + rest];
    return first === first.toLowerCase() ? text : capital(text);
  });

function writer(random, heldOut) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const chance = (share) => random() < share;
  /** All for validation; to learn from, all but those from `from` on. */
  const known = (list, from) => (heldOut ? list : list.slice(0, from));
  const other = (list, not) => pick(list.filter((each) => !not.includes(each)));

  /** The core of the last answer, for a question that takes it up, and the topic as it was last named. */
  let said = '';
  let named = '';

  const nameOf = (topic) => pick(known(topic.cues, 4));
  const question = (kind, topic) => {
    named = nameOf(topic);
    return fill(pick(known(questions[kind], 4)), { cue: named });
  };
  const ask = (speaker, kind, topic) => {
    const q = question(kind, topic);
    const asked = fill(pick(speaker.asks), { q });
    return chance(ASIDE) ? `${fill(pick(asides), { cue: nameOf(other(topics, [topic])) })} ${asked}` : asked;
  };
  const follow = (speaker, kind, topic) => {
    const quote = chance(QUOTE) ? `“${capital(said)}”? ` : '';
    const q = chance(NAMES_TOPIC_AGAIN) ? question(kind, topic) : pick(known(follows[kind], 3));
    return quote + fill(pick(speaker.follows), { q });
  };
  const answer = (speaker, kind, topic) => {
    // In two of three cases the last way to say it is for validation only.
    const held = (topics.indexOf(topic) + kinds.indexOf(kind)) % 3 !== 1;
    said = pick(held ? known(topic[kind], 3) : topic[kind]);
    const echo = chance(ECHO) ? `${fill(pick(echoes), { cue: chance(SAME_WORDS) ? named : nameOf(topic) })} ` : '';
    return echo + small(speaker, fill(pick(speaker.answers[kind]), { a: said }));
  };
  const react = (speaker, { mood, upshot }) => small(speaker, fill(pick(speaker[mood]), { upshot: pick(upshot) }));
  const part = (speaker, to) => small(speaker, fill(pick(speaker.closes), { you: pick(speaker.calls[to.name]) }));
  const small = (speaker, text) => (chance(SMALL_TALK) ? `${pick(speaker.small)} ${text}` : text);

  /** One scene: lines of [character, text]. */
  return () => {
    const first = pick(characters);
    const second = other(characters, [first]);
    const lines = [];
    const say = (speaker, text) => lines.push([speaker.name, text]);
    let topic = pick(topics);
    let kind = pick(kinds);
    const onward = () => {
      kind = chance(IN_ORDER) ? chain[kind] : other(kinds, [kind]);
      return kind;
    };
    let asker = first;

    say(first, ask(first, kind, topic));
    say(second, answer(second, kind, topic));
    say(first, follow(first, onward(), topic));
    say(second, answer(second, kind, topic));
    if (chance(THIRD_QUESTION)) {
      if (chance(THIRD_PERSON)) asker = other(characters, [first, second]);
      if (chance(NEW_TOPIC)) {
        topic = other(topics, [topic]);
        kind = pick(kinds);
        say(asker, ask(asker, kind, topic));
      } else {
        say(asker, follow(asker, onward(), topic));
      }
      say(second, answer(second, kind, topic));
    }
    if (chance(REACTION)) say(asker, react(asker, topic));
    else say(asker, follow(asker, onward(), topic));
    if (lines.at(-1)[1].endsWith('?')) say(second, answer(second, kind, topic));
    else say(second, part(second, asker));
    return lines;
  };
}

/** `count` scenes as rows; `avoid` holds lines that must not be said again. */
function corpus(count, seed, heldOut, prefix, avoid) {
  const write = writer(generator(seed), heldOut);
  const rows = [];
  for (let scene = 1; scene <= count; ) {
    const lines = write();
    if (lines.some(([, text]) => avoid.has(text))) continue;
    const name = `${prefix}-${String(scene).padStart(4, '0')}`;
    lines.forEach(([character, text], i) => {
      rows.push({ scene: name, turn: i + 1, character, text });
    });
    scene++;
  }
  return rows;
}

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: here },
    train: { type: 'string', default: '600' },
    validation: { type: 'string', default: '120' },
    seed: { type: 'string', default: '31' },
  },
});
const jsonLines = (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const train = corpus(Number(values.train), Number(values.seed), false, 'day', new Set());
const validation = corpus(
  Number(values.validation),
  Number(values.seed) + 1,
  true,
  'eve',
  new Set(train.map(({ text }) => text)),
);
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'train.jsonl'), jsonLines(train));
writeFileSync(join(values.out, 'validation.jsonl'), jsonLines(validation));
