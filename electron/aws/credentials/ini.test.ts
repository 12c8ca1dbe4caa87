import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSharedConfigFiles } from '@smithy/core/config';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { parseIni } from './ini';

const folder = mkdtempSync(join(tmpdir(), 'upside-ini-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = (text: string) =>
  Object.fromEntries(parseIni(text).sections.map(({ header, values }) => [header, Object.fromEntries(values)]));

test('comments, spaces, quotes in values, case of keys and later sections of the same name', () => {
  const text = [
    '\uFEFF# first',
    '[default]',
    'Region=eu-west-1 ; where',
    'aws_secret_access_key = a#b;c=d',
    '  ; indented comment',
    '[ profile x ] # why',
    ' output = "json"',
    ' region = us-east-1',
    '[default]',
    'output = text',
  ].join('\r\n');
  expect(plain(text)).toEqual({
    default: { region: 'eu-west-1', aws_secret_access_key: 'a#b;c=d', output: 'text' },
    'profile x': { output: '"json"', region: 'us-east-1' },
  });
  expect(parseIni(text).problems).toEqual([]);
});

test('values below a key, and values that go on in the next line', () => {
  const { problems, sections } = parseIni(
    '[services local]\nsagemaker =\n  endpoint_url = http://127.0.0.1:1\n  other = 2\ns3 =\n  endpoint_url = http://127.0.0.1:2\nlast = a\n  b\n',
  );
  expect(problems).toEqual([]);
  expect(Object.fromEntries(sections[0]?.nested.get('sagemaker') ?? [])).toEqual({
    endpoint_url: 'http://127.0.0.1:1',
    other: '2',
  });
  expect(sections[0]?.nested.get('s3')?.get('endpoint_url')).toBe('http://127.0.0.1:2');
  expect(sections[0]?.values.get('last')).toBe('a\nb');
});

test('damaged lines are told with their number and without their words; the rest is read', () => {
  const text =
    'hello\n[profile a\nregion = lost\n[profile b]\nSECRETSECRET\n= SECRET\nregion = eu-west-1\n[]\n[profile __proto__]\nx = 1\n';
  const { problems, sections } = parseIni(text);
  expect(problems.map(({ line }) => line)).toEqual([1, 2, 5, 6, 8]);
  expect(JSON.stringify(problems)).not.toContain('SECRET');
  expect(sections.map(({ header }) => header)).toEqual(['profile b', 'profile __proto__']);
  expect(sections[0]?.values.get('region')).toBe('eu-west-1');
});

test('never throws, and names only lines that exist', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('[', ']', '=', ' ', '\n', '#', 'a', '\t')),
      (a, b) => {
        const text = `${a}${b.join('')}`;
        const lines = text.split(/\r\n|\n|\r/).length;
        for (const { line } of parseIni(text).problems) expect(line).toBeLessThanOrEqual(lines);
      },
    ),
  );
});

test('reads a file without slips the way the SDK reads it', async () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/).filter((text) => text !== '__proto__');
  const value = fc.stringMatching(/^[A-Za-z0-9/+=:.@-]{1,20}$/);
  const space = fc.constantFrom('', ' ', '  ');
  const line = fc.oneof(
    fc.tuple(word, space, value).map(([key, gap, text]) => `${key}${gap}=${gap}${text}`),
    fc.constantFrom('', '# note', '; note', '   # note'),
    fc.tuple(word, value).map(([key, text]) => `${key} = ${text} # note`),
  );
  const section = fc
    .tuple(word, fc.boolean(), fc.array(line, { maxLength: 5 }))
    .map(([name, quoted, lines]) => [quoted ? `[profile "${name}"]` : `[profile ${name}]`, ...lines].join('\n'));
  await fc.assert(
    fc.asyncProperty(fc.array(section, { maxLength: 4 }), fc.constantFrom('\n', '\r\n'), async (sections, end) => {
      const text = sections.join('\n').replaceAll('\n', end);
      const path = join(folder, 'config');
      writeFileSync(path, text);
      const { configFile } = await loadSharedConfigFiles({ configFilepath: path, filepath: path, ignoreCache: true });
      const ours: Record<string, Record<string, string>> = {};
      for (const { header, values } of parseIni(text).sections) {
        const name = header.replace(/^profile /, '').replaceAll('"', '');
        // The SDK forgets a section without values.
        if (values.size > 0) ours[name] = { ...ours[name], ...Object.fromEntries(values) };
      }
      expect(ours).toEqual(configFile);
    }),
    { numRuns: 200 },
  );
});
