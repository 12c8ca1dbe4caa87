import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AuditStatement,
  canonicalText,
  exportLine,
  noHash,
  parseCanonicalText,
  parseExportLine,
} from '../../../shared/model/audit-record';
import { type ChainLink, hashText, walkChain } from './chain';

function link(statement: AuditStatement): ChainLink {
  const text = canonicalText(statement);
  return { text, hash: hashText(text) };
}

const entry = {
  at: 1_763_880_000_000,
  user: 'robin',
  via: 'window',
  action: 'jobs.launch',
  target: 'job/one',
  workspaceId: 'local',
  accountId: '000000000000',
  region: 'us-east-1',
  outcome: 'done',
  detail: 'Created.',
} as const;

function chain(length: number): ChainLink[] {
  const links: ChainLink[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    links.push(link({ ...entry, sequence, detail: `Entry ${sequence}`, previousHash: links.at(-1)?.hash ?? noHash }));
  }
  return links;
}

function verdict(links: readonly ChainLink[], head?: { sequence: number; hash: string }) {
  const walk = walkChain();
  for (const one of links) if (!walk.next(one)) break;
  return walk.verdict(head ?? null);
}

const headOf = (links: readonly ChainLink[]) => ({ sequence: links.length, hash: links.at(-1)?.hash ?? noHash });
const statementOf = ({ text }: ChainLink): AuditStatement => {
  const statement = parseCanonicalText(text);
  if (!statement) throw new Error('No statement.');
  return statement;
};

test('an untouched chain is intact, however long', () => {
  expect(verdict([], { sequence: 0, hash: noHash })).toEqual({ intact: 0, headHash: null, broken: null });
  const links = chain(40);
  expect(verdict(links, headOf(links))).toEqual({ intact: 40, headHash: links.at(-1)?.hash, broken: null });
});

test.each(Object.keys(statementOf(chain(1)[0] as ChainLink)) as (keyof AuditStatement)[])(
  'a changed %s is found, with the old hash and with a new one',
  (field) => {
    const other: AuditStatement = {
      ...statementOf(chain(3)[1] as ChainLink),
      sequence: 9,
      at: 1,
      user: 'x',
      via: 'command line',
      action: 'x',
      target: 'x',
      workspaceId: 'x',
      accountId: 'x',
      region: 'x',
      outcome: 'rejected',
      detail: 'x',
      previousHash: noHash,
    };
    const links = chain(4);
    const [, second] = links;
    if (!second) throw new Error('No second entry.');
    const forged = link({ ...statementOf(second), [field]: other[field] });
    for (const tampered of [{ ...forged, hash: second.hash }, forged]) {
      const found = verdict(links.with(1, tampered), headOf(links));
      expect(found.broken).not.toBeNull();
      expect(found.intact).toBeLessThanOrEqual(1);
    }
  },
);

test('what happened to the first broken entry is told', () => {
  const links = chain(6);
  const head = headOf(links);
  const [first, second, third] = links as [ChainLink, ChainLink, ChainLink];
  const renumbered = link({ ...statementOf(third), sequence: 2 });
  const told = (tampered: readonly ChainLink[], at = head) => {
    const { broken, intact } = verdict(tampered, at);
    return broken && [broken.kind, broken.sequence, intact];
  };
  expect(told(links.with(2, { ...third, hash: second.hash }))).toEqual(['changed', 3, 2]);
  expect(told(links.with(2, { ...third, text: third.text.replace('{', '{ ') }))).toEqual(['changed', 3, 2]);
  expect(told(links.toSpliced(2, 1))).toEqual(['removed', 3, 2]);
  expect(told(links.toSpliced(0, 1))).toEqual(['removed', 1, 0]);
  expect(told(links.slice(0, -1))).toEqual(['removed', 6, 5]);
  expect(told([])).toEqual(['removed', 1, 0]);
  expect(told(links.toSpliced(2, 0, link({ ...statementOf(first), sequence: 2 })))).toEqual(['inserted', 2, 1]);
  expect(told(links.toSpliced(1, 1, renumbered))).toEqual(['changed', 1, 0]);
  const added = link({ ...entry, sequence: 7, previousHash: head.hash });
  expect(told([...links, added])).toEqual(['inserted', 7, 6]);
  const forgedEnd = link({ ...statementOf(links[5] as ChainLink), detail: 'Nothing happened.' });
  expect(told(links.with(5, forgedEnd))).toEqual(['changed', 6, 5]);
});

test('any single change, removal, repetition or exchange of entries is found', () => {
  const length = 12;
  const place = fc.nat(length - 1);
  fc.assert(
    fc.property(place, place, fc.constantFrom('remove', 'repeat', 'swap', 'flip'), (at, other, how) => {
      fc.pre(how !== 'swap' || at !== other);
      const links = chain(length);
      const one = links[at] as ChainLink;
      const two = links[other] as ChainLink;
      const tampered = {
        remove: () => links.toSpliced(at, 1),
        repeat: () => links.toSpliced(other, 0, one),
        swap: () => links.with(at, two).with(other, one),
        flip: () => links.with(at, { ...one, text: one.text.replace('Entry', 'Entri') }),
      }[how]();
      const { broken, intact } = verdict(tampered, headOf(links));
      expect(broken).not.toBeNull();
      expect(intact).toBeLessThan(length);
    }),
  );
});

test('an export line holds text and hash, whatever the text holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (detail, target) => {
      const one = link({ ...entry, sequence: 1, detail, target, previousHash: noHash });
      const line = exportLine(one.text, one.hash);
      expect(JSON.parse(line)).toMatchObject({ hash: one.hash, detail, target });
      expect(line).not.toContain('\n');
      expect(parseExportLine(line)).toEqual(one);
      expect(verdict([one]).broken).toBeNull();
    }),
  );
  expect(parseExportLine('{"sequence":1}')).toBeNull();
});
