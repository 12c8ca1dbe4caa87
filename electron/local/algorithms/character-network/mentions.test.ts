import { describe, expect, it } from 'vitest';
import { charactersOf } from './aliases';
import { MentionFinder } from './mentions';

const names = ['Jim Hopper', 'Hopper', 'Will Byers', 'Joyce Byers', 'Max', 'Mrs. Okafor', 'Doctor'];
const characters = charactersOf(
  names.map((name, i) => ({ name, records: 10 - i })),
  {},
  () => false,
);
const finder = new MentionFinder(characters);
const named = (text: string): string[] => [...finder.find(text)].map((i) => characters[i]?.name as string).sort();

describe('MentionFinder', () => {
  it('finds first, last and full names, however often, and whose something is', () => {
    expect(named('Ask Hopper. Jim knows, and Hopper’s car is here.')).toEqual(['Jim Hopper']);
    expect(named('I saw Will Byers and Joyce.')).toEqual(['Joyce Byers', 'Will Byers']);
  });

  it('passes over a last name that two have, and small letters', () => {
    expect(named('The Byers house, again. I will, to the max.')).toEqual([]);
  });

  it('takes an everyday word at the beginning of a sentence for a name only before a pause', () => {
    expect(named('Will you come? Max out the credit card.')).toEqual([]);
    expect(named('Will, come here! Max!')).toEqual(['Max', 'Will Byers']);
    expect(named('Then Will said no.')).toEqual(['Will Byers']);
    expect(named('WILL YOU RUN, HOPPER')).toEqual(['Jim Hopper']);
  });

  it('knows a courtesy title', () => {
    expect(named('Good evening, Mrs. Okafor.')).toEqual(['Mrs. Okafor']);
  });
});
