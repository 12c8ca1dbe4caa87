import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createResources } from './resources';

const resources = join(import.meta.dirname, '../../../resources');
const folder = join(resources, 'samples/transcripts');
const episodes = readdirSync(join(folder, 'scripts')).sort();

interface Line {
  readonly episode: string;
  readonly scene: string;
  readonly place: string;
  readonly speaker: string;
  readonly text: string;
  readonly words: readonly string[];
}

function linesOf(episode: string): Line[] {
  let scenes = 0;
  let place = '';
  return readFileSync(join(folder, 'scripts', episode), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const heading = /^(?:INT|EXT)\. ([A-Z ]+) - [A-Z]+$/.exec(line)?.[1];
      if (heading !== undefined) {
        place = heading;
        scenes++;
      }
      const [, speaker, text] = /^([A-Z]+): (?:\([^)]*\) )?(.+)$/.exec(line) ?? [];
      if (speaker === undefined || text === undefined) return [];
      return [{ episode, scene: `${episode} ${scenes}`, place, speaker, text, words: text.split(' ') }];
    });
}

const lines = episodes.flatMap(linesOf);
const counted = (keys: readonly string[]): ReadonlyMap<string, number> =>
  keys.reduce((counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1), new Map<string, number>());

describe('the scripts', () => {
  it('have two seasons of at least four episodes and at least 48 scenes, six or more in each of eight places', () => {
    for (const season of ['s01', 's02'])
      expect(episodes.filter((name) => name.startsWith(season)).length).toBeGreaterThanOrEqual(4);
    const scenes = new Map(lines.map(({ scene, place }) => [scene, place]));
    expect(scenes.size).toBeGreaterThanOrEqual(48);
    const places = counted([...scenes.values()]);
    expect(places.size).toBe(8);
    expect(Math.min(...places.values())).toBeGreaterThanOrEqual(6);
  });

  it('have ten people with at least 60 lines each, all of them in the cast', () => {
    expect(lines.length).toBeGreaterThanOrEqual(1_000);
    const speakers = counted(lines.map(({ speaker }) => speaker));
    expect(Math.min(...speakers.values())).toBeGreaterThanOrEqual(60);
    const cast = JSON.parse(readFileSync(join(folder, 'cast.json'), 'utf8')) as { readonly name: string }[];
    expect(cast.map(({ name }) => name.toUpperCase()).sort()).toEqual([...speakers.keys()].sort());
    expect(speakers.size).toBe(10);
  });

  it('repeat nothing: no line and no eight words in a row, and lines have 3 to 40 words', () => {
    const unusual = lines.filter(({ words }) => words.length < 3 || words.length > 40);
    expect(unusual.map(({ text }) => text)).toEqual([]);
    const twice = [...counted(lines.map(({ text }) => text.toLowerCase()))].filter(([, count]) => count > 1);
    expect(twice).toEqual([]);
    const ngrams = lines.flatMap(({ text }) => {
      const words = text.toLowerCase().match(/[\p{L}\p{N}’-]+/gu) ?? [];
      return words.slice(7).map((_, at) => words.slice(at, at + 8).join(' '));
    });
    expect([...counted(ngrams)].filter(([, count]) => count > 1)).toEqual([]);
  });

  it('give each speech to somebody else than the one before', () => {
    const doubled = lines.filter((line, at) => {
      const before = lines[at - 1];
      return before?.scene === line.scene && before.speaker === line.speaker;
    });
    expect(doubled.map(({ episode, text }) => `${episode} ${text}`)).toEqual([]);
  });
});

describe('the subtitles', () => {
  let made: string;
  beforeAll(() => {
    made = mkdtempSync(join(tmpdir(), 'upside-subtitles-'));
    execFileSync(process.execPath, [join(folder, 'generate.mjs'), '--out', made]);
  });
  afterAll(() => rmSync(made, { recursive: true, force: true }));

  it('are what generate.mjs makes of the scripts', () => {
    expect(readdirSync(join(folder, 'subtitles')).sort()).toEqual(readdirSync(made).sort());
    for (const name of readdirSync(made))
      expect(readFileSync(join(folder, 'subtitles', name), 'utf8'), name).toBe(readFileSync(join(made, name), 'utf8'));
  });

  it('have cues of at most two lines of 42 characters that follow one another, and everything a reader must cope with', () => {
    const all = readdirSync(made).map((name) => readFileSync(join(made, name), 'utf8'));
    for (const text of all) {
      let before = '';
      for (const cue of text.trimEnd().split('\n\n')) {
        const [, times = '', ...shown] = cue.split('\n');
        const [from = '', to = ''] = times.split(' --> ');
        expect(from > before && to > from, times).toBe(true);
        before = to;
        expect(shown.length).toBeLessThanOrEqual(2);
        for (const line of shown) expect(line.replace(/<[^>]*>/g, '').length, line).toBeLessThanOrEqual(42);
      }
    }
    for (const form of [/^- [A-Z]+: .+\n- [A-Z]+: /m, /<i>/, /^♪.+♪$/m, /^\[DINER - NIGHT\]$/m])
      expect(
        all.some((text) => form.test(text)),
        String(form),
      ).toBe(true);
  });
});

it('ships as season 1 in subtitles and season 2 in scripts', async () => {
  const { files } = await createResources(resources).transcripts();
  expect(files.map(({ file }) => file).sort()).toEqual(
    episodes
      .map((name) => (name.startsWith('s01') ? `subtitles/${name.replace(/txt$/, 'srt')}` : `scripts/${name}`))
      .sort(),
  );
});
