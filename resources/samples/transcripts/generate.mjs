// Writes subtitles/*.srt from scripts/*.txt:
//   node generate.mjs [--out DIR]
// The same scripts always write the same bytes. The subtitles have what subtitles of television have, so that whoever
// reads them meets all of it: speeches over several cues, two speakers in a cue, italics, music marks, headings in
// brackets and silences between scenes.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));

/** Characters of a line of a cue, and lines of a cue. */
const WIDTH = 42;
const LINES = 2;
/** Two and a half words a second, and a moment to find the cue. ms. */
const PER_WORD = 400;
const TO_FIND = 350;
const SHORTEST = 1_100;
const BETWEEN_CUES = 80;
const BETWEEN_TURNS = 260;
const BETWEEN_SCENES = 24_000;
const HEADING = 2_400;
const MUSIC = 3_000;

/** Items of a script, in its order: {heading}, {music} or {name, text, italic}. */
function itemsOf(script) {
  return script.split('\n').flatMap((line) => {
    const heading = /^(?:INT|EXT)\. (.+)$/.exec(line);
    if (heading) return [{ kind: 'heading', text: `[${heading[1]}]` }];
    const music = /^\((♪.+♪)\)$/.exec(line);
    if (music) return [{ kind: 'music', text: music[1] }];
    const speech = /^([A-Z]+): (?:(\([^)]+\)) )?(.+)$/.exec(line);
    return speech ? [{ kind: 'speech', name: speech[1], text: speech[3], italic: speech[2] === '(on the radio)' }] : [];
  });
}

/** Words in lines of at most WIDTH characters. */
function wrapped(text) {
  const lines = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && longer.length <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Milliseconds it takes to say a text. */
const saying = (text) => Math.max(SHORTEST, TO_FIND + text.split(' ').length * PER_WORD);

function cuesOf(script) {
  const items = itemsOf(script);
  const cues = [];
  let now = 4_000;
  const show = (text, duration, pause) => {
    cues.push({ from: now, to: now + duration, text });
    now += duration + pause;
  };
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    const next = items[at + 1];
    if (item.kind === 'heading') {
      if (cues.length > 0) now += BETWEEN_SCENES;
      show(item.text, HEADING, BETWEEN_CUES);
      continue;
    }
    if (item.kind === 'music') {
      show(item.text, MUSIC, BETWEEN_TURNS);
      continue;
    }
    const both = next?.kind === 'speech' && !item.italic && !next.italic ? [dashed(item), dashed(next)] : [];
    if (both.length > 0 && both.every((line) => line.length <= WIDTH)) {
      show(both.join('\n'), saying(item.text) + saying(next.text), BETWEEN_TURNS);
      at++;
      continue;
    }
    const lines = wrapped(`${item.name}: ${item.text}`);
    for (let line = 0; line < lines.length; line += LINES) {
      const part = lines.slice(line, line + LINES);
      const shown = item.italic ? part.map((text) => italic(text, item.name)) : part;
      const last = line + LINES >= lines.length;
      show(shown.join('\n'), saying(part.join(' ')), last ? BETWEEN_TURNS : BETWEEN_CUES);
    }
  }
  return cues;
}

const dashed = ({ name, text }) => `- ${name}: ${text}`;

/** A voice that is heard and not seen stands in italics; its name does not. */
function italic(line, name) {
  const label = `${name}: `;
  return line.startsWith(label) ? `${label}<i>${line.slice(label.length)}</i>` : `<i>${line}</i>`;
}

function stamp(milliseconds) {
  const two = (value) => String(Math.floor(value)).padStart(2, '0');
  const seconds = milliseconds / 1_000;
  const rest = String(milliseconds % 1_000).padStart(3, '0');
  return `${two(seconds / 3_600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)},${rest}`;
}

const srt = (cues) =>
  cues.map(({ from, to, text }, index) => `${index + 1}\n${stamp(from)} --> ${stamp(to)}\n${text}\n`).join('\n');

const { values } = parseArgs({ options: { out: { type: 'string', default: join(here, 'subtitles') } } });
mkdirSync(values.out, { recursive: true });
for (const name of readdirSync(join(here, 'scripts')).sort()) {
  const script = readFileSync(join(here, 'scripts', name), 'utf8');
  writeFileSync(join(values.out, name.replace(/\.txt$/, '.srt')), srt(cuesOf(script)));
}
