import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charactersOf } from './aliases';
import { jointNames, speakerName } from './speaker-name';

type Hand = Readonly<Record<string, string | null>>;

/** Characters as "name = alias, alias", sorted; every name has as many records as its place from the end. */
function found(
  names: readonly string[],
  byHand: Hand = {},
  together: readonly (readonly [string, string])[] = [],
): string[] {
  const counted = names.map((name, i) => ({ name, records: names.length - i }));
  const meet = (a: string, b: string): boolean => together.some((pair) => pair.includes(a) && pair.includes(b));
  return charactersOf(counted, byHand, meet)
    .map(({ name, aliases }) => (aliases.length > 0 ? `${name} = ${aliases.join(', ')}` : name))
    .sort();
}

describe('charactersOf', () => {
  it('finds one person behind many names', () => {
    expect(found(['Hopper', 'HOPPER', 'Jim Hopper', 'CHIEF HOPPER', 'Hop', 'Hopper (V.O.)', 'Jim', 'Joyce'])).toEqual([
      'Hopper = HOPPER, Jim Hopper, CHIEF HOPPER, Hop, Hopper (V.O.), Jim',
      'Joyce',
    ]);
  });

  it('keeps apart what could be two', () => {
    expect(found(['Jonathan Byers', 'Joyce Byers', 'Byers', 'Jo'])).toEqual([
      'Byers',
      'Jo',
      'Jonathan Byers',
      'Joyce Byers',
    ]);
    expect(found(['Robin Ames', 'Robert Ames', 'Rob'])).toEqual(['Rob', 'Robert Ames', 'Robin Ames']);
  });

  it('takes a courtesy title for a part of the name, a rank not', () => {
    expect(found(['Mike Wheeler', 'Mrs. Wheeler', 'Mr. Wheeler', 'Wheeler'])).toEqual([
      'Mike Wheeler = Wheeler',
      'Mr. Wheeler',
      'Mrs. Wheeler',
    ]);
    expect(found(['Mr. Clarke', 'Clarke', 'Dr. Owens', 'OWENS'])).toEqual(['Dr. Owens = OWENS', 'Mr. Clarke = Clarke']);
  });

  it('does not take a beginning for a nickname of somebody in the same scene', () => {
    expect(found(['Robin', 'Rob'])).toEqual(['Robin = Rob']);
    expect(found(['Robin', 'Rob'], {}, [['Robin', 'Rob']])).toEqual(['Rob', 'Robin']);
  });

  it('leaves roles and names with numbers alone', () => {
    expect(found(['Doctor', 'Doctor Brenner', 'Guard 1', 'Guard 2', 'Brenner'])).toEqual([
      'Doctor',
      'Doctor Brenner = Brenner',
      'Guard 1',
      'Guard 2',
    ]);
  });

  it('does as it is told by hand first', () => {
    expect(found(['Hopper', 'Hop', 'Hopsy'], { HOP: 'Hop', hopsy: null })).toEqual(['Hop', 'Hopper']);
    expect(found(['Sheriff Dale', 'Dale', 'Jim'], { JIM: 'Sheriff Dale', 'the law': 'Sheriff Dale' })).toEqual([
      'Sheriff Dale = Dale, Jim, the law',
    ]);
  });

  it('answers the same in whatever order the names come, and loses none', () => {
    const name = fc.constantFrom(
      'Jim Hopper',
      'Hopper',
      'HOP',
      'Chief Hopper',
      'Jim',
      'Jane Hopper',
      'Mrs. Hopper',
      'Max',
      'Maxine',
      'Billy',
      'Bill',
      'Will Byers',
      'Will',
      'Byers',
      'Doctor',
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1 }), fc.infiniteStream(fc.nat()), (names, random) => {
        const counted = names.map((each) => ({ name: each, records: each.length }));
        const shuffled = counted
          .map((each) => [random.next().value as number, each] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, each]) => each);
        const told = (list: typeof counted): string[] =>
          charactersOf(list, {}, () => false)
            .map((each) => [each.name, ...each.aliases].join('|'))
            .sort();
        expect(told(shuffled)).toEqual(told(counted));
        expect(
          told(counted)
            .flatMap((each) => each.split('|'))
            .sort(),
        ).toEqual([...names].sort());
      }),
    );
  });
});

describe('a speaker', () => {
  it('may be several, or nobody in particular', () => {
    expect(jointNames('Mike and Dustin')).toEqual(['Mike', 'Dustin']);
    expect(jointNames('JOYCE/HOPPER')).toEqual(['JOYCE', 'HOPPER']);
    expect(jointNames('Sandy')).toBeNull();
    expect(speakerName('ALL')).toBeNull();
    expect(speakerName('???')).toBeNull();
  });
});
