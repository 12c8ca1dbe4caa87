import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wellFormed } from '../well-formed';
import { block, hclMap, identifier, reference, writeHcl } from './hcl';

const interpolation = (expression: string): string => `\${${expression}}`;

/** As the parser says it again: it doubles what begins a sequence, and would not double one that is evaluated. */
const said = (text: string): string =>
  wellFormed(text)
    .normalize('NFC')
    .replace(/([$%])(?=\{)/g, '$1$1');

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        '$',
        '{',
        '}',
        '%',
        '"',
        '\\',
        '\n',
        '\r',
        '\t',
        '<<EOF',
        '$' + '{',
        '%{ if',
        '\uD800',
        '\0',
        'é😀',
        '~',
      ),
    )
    .map((parts) => parts.join('')),
);

test('an independent parser of HCL reads back exactly the text that was written', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (text, key) => {
      const written = writeHcl([
        block('resource', ['kind', 'name'], { value: text, list: [text, 1, true], map: hclMap({ [key]: text }) }, [
          block('inner', [], { value: text }),
        ]),
      ]);
      const { resource } = (await parse('main.tf', written)) as { resource: Record<string, Record<string, unknown>> };
      expect(resource.kind?.name).toEqual([
        {
          value: said(text),
          list: [said(text), 1, true],
          map: { [said(key)]: said(text) },
          inner: [{ value: said(text) }],
        },
      ]);
    }),
    { numRuns: 200 },
  );
});

test('only a reference is evaluated', async () => {
  const written = writeHcl([block('locals', [], { a: reference('aws_x.y'), b: interpolation('aws_x.y') })]);
  expect(await parse('main.tf', written)).toEqual({
    locals: [{ a: interpolation('aws_x.y'), b: `$${interpolation('aws_x.y')}` }],
  });
});

test('any name becomes an identifier', () => {
  expect(['plain', '1st', 'a b', 'é', ''].map(identifier)).toEqual(['plain', '_1st', 'a_b', '_', '_']);
});
