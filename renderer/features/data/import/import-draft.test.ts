import { expect, it } from 'vitest';
import {
  addSources,
  effectOf,
  emptyDraft,
  type Previews,
  plainReading,
  readingKey,
  removeSource,
  suggestName,
  sumNames,
  toOptions,
} from './import-draft';

const source = (name: string) => ({ token: name, name, kind: 'file' as const, bytes: 1 });

it('turns what was typed into options, leaving out what is empty and dropping what is a hyphen', () => {
  const { options, problems } = toOptions({
    ...emptyDraft,
    name: 'town',
    speakers: { HOP: ' Sheriff Dale ', CROWD: '-', ADA: '' },
    validation: '20',
  });
  expect(problems).toEqual({});
  expect(options).toMatchObject({ speakers: { HOP: 'Sheriff Dale', CROWD: null }, validationShare: 0.2, testShare: 0 });
});

it('says which field is wrong', () => {
  const { options, problems } = toOptions({ ...emptyDraft, name: 'My Town', validation: '', test: '60', gap: 'x' });
  expect(options).toBeNull();
  expect(Object.keys(problems).sort()).toEqual(['gap', 'name', 'test', 'validation']);
});

it('suggests a name after the first thing chosen', () => {
  expect(suggestName({ kind: 'files', sources: [source('Season 1 – Début.srt')] }, null)).toBe('season-1-debut');
  expect(suggestName({ kind: 'files', sources: [source('…')] }, null)).toBe('transcripts');
  expect(suggestName({ kind: 'sample' }, 'the-town')).toBe('the-town');
});

it('adds what was chosen once, and takes it away again', () => {
  const both = addSources(addSources({ kind: 'sample' }, [source('a')]), [source('a'), source('b')]);
  expect(both).toEqual({ kind: 'files', sources: [source('a'), source('b')] });
  expect(removeSource(removeSource(both, 'a'), 'b')).toEqual({ kind: 'none' });
});

it('sums names of several files without regard to case', () => {
  const previews = [
    { speakers: [{ name: 'Ada', count: 2 }] },
    {
      speakers: [
        { name: 'ADA', count: 1 },
        { name: 'Ben', count: 9 },
      ],
    },
  ] as unknown as Previews;
  expect(sumNames(previews, 'speakers')).toEqual([
    { name: 'Ben', count: 9 },
    { name: 'Ada', count: 3 },
  ]);
});

it('counts what a mapping does: names that become one, lines and files that are left out', () => {
  const preview = (file: string, episode: string | null, records: number, unwanted: number, speakers: string[]) => ({
    file,
    format: 'script',
    episode,
    records,
    unwanted,
    named: { speakers: speakers.map((name) => ({ name, count: 5 })), locations: [] },
  });
  const plain = [preview('a', 'e1', 20, 0, ['Ada', 'Addie', 'Ben']), preview('b', 'e2', 7, 0, ['Cleo'])];
  const mapped = [preview('a', 'e1', 15, 5, ['Ada', 'Ada']), preview('b', null, 0, 0, [])];
  expect(effectOf(plain as unknown as Previews, mapped as unknown as Previews)).toEqual({
    lines: 27,
    leftOut: 12,
    speakers: { before: 4, after: [{ name: 'Ada', count: 10 }] },
    places: { before: 0, after: [] },
  });
});

it('begins with what reads the files as they stand', () => {
  const { options } = toOptions({ ...emptyDraft, name: 'town', validation: '30' });
  if (options === null) throw new Error('The draft is wrong.');
  expect(readingKey(options)).toBe(plainReading);
});
