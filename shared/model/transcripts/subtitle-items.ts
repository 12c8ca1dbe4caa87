import { parseHeading } from './heading';
import type { Item, Turn } from './item';
import { inCapitals, maySpeak } from './speaker-name';
import { tidy } from './tidy';
import type { Cue, ReadingCounts, Report } from './transcript';
import type { Voices } from './voices';

/** A dash that gives the word to somebody else; “—and so on” goes on with what was said. */
const dash = /^[-–—‐](?![-–—])(?:\s+|(?=[\p{Lu}\p{N}"“'‘¿¡…]))/u;
/** The same inside a line that began with one: “- Yes. - No.” */
const secondDash = /(?<=[.?!…"”])\s+[-–—](?![-–—])\s*(?=[\p{Lu}"“'‘¿¡…])/u;
const prefix = /^(\p{Lu}[^:\n]{0,59}?)\s*:(?:\s+|$)/u;

/** Turns and headings of the cues of a subtitle file. What holds no speech is counted as dropped. */
export function* subtitleItems(
  cues: Iterable<Cue>,
  voices: Voices,
  counts: ReadingCounts,
  report: Report,
): Generator<Item> {
  for (const cue of cues) {
    const { heading, text } = parted(cue);
    if (heading) {
      yield { kind: 'heading', line: cue.line, heading };
      if (text === '') continue;
    }
    counts.read++;
    const tidied = tidy(withVoices(text, voices), (name) => voices.known.add(name.trim().toLowerCase()));
    if (tidied.markup)
      report({ severity: 'note', kind: 'markup', line: cue.line, message: 'Markup was taken out of the text.' });
    let turns = 0;
    for (const turn of turnsOf(tidied.text, cue, voices)) {
      if (turns++ > 0) counts.read++;
      yield turn;
    }
    if (turns === 0) counts.dropped++;
  }
}

/** A heading is a cue of its own, or its first line. */
function parted({ text }: Cue) {
  if (!/\[|INT|EXT|SCENE|I\/E/i.test(text)) return { heading: null, text };
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  const heading = parseHeading(first.replace(/<[^<>]*>/g, ''));
  return heading ? { heading, text: end < 0 ? '' : text.slice(end + 1) } : { heading, text };
}

/** WebVTT’s voice spans become names before a colon, each on a line of its own. */
function withVoices(text: string, voices: Voices): string {
  if (!text.includes('<v')) return text;
  return text
    .replace(/<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]{1,60})>/g, (_, name: string) => {
      voices.known.add(name.trim().toLowerCase());
      return `\n${name.trim()}: `;
    })
    .trim();
}

function* turnsOf(text: string, { line, startMs, endMs }: Cue, voices: Voices): Generator<Turn> {
  let speaker: string | null = null;
  let begins = false;
  let said: string[] = [];
  const done = (): Turn | null => {
    const joined = said.join(' ');
    said = [];
    return /[\p{L}\p{N}]/u.test(joined) ? { kind: 'turn', line, startMs, endMs, speaker, begins, text: joined } : null;
  };
  for (const source of text.split('\n')) {
    const dashed = dash.test(source);
    for (const part of dashed ? source.replace(dash, '').split(secondDash) : [source]) {
      const name = nameBefore(part, voices);
      if (dashed || name !== null) {
        const turn = done();
        if (turn) yield turn;
        speaker = name;
        begins = true;
      }
      const rest = name === null ? part : part.replace(prefix, '');
      if (rest !== '') said.push(rest);
    }
  }
  const turn = done();
  if (turn) yield turn;
}

function nameBefore(text: string, voices: Voices): string | null {
  const name = prefix.exec(text)?.[1];
  if (name === undefined) return null;
  if (voices.known.has(name.toLowerCase())) return name;
  return inCapitals(name) && name.length > 1 && maySpeak(name) ? name : null;
}
