import { expect, it } from 'vitest';
import { addSources, emptyDraft, type Previews, removeSource, suggestName, sumNames, toOptions } from './import-draft';

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
