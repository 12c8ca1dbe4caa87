import { expect, test } from 'vitest';
import { createOutput, table } from './output';

function captured(json: boolean) {
  const written = { stdout: '', stderr: '' };
  const to = (name: 'stdout' | 'stderr') => ({ write: (text: string) => (written[name] += text) });
  return { written, output: createOutput({ stdout: to('stdout'), stderr: to('stderr') }, json) };
}

test('with --json, stdout holds nothing but the result', () => {
  const { written, output } = captured(true);
  output.note('working');
  output.item({ a: 1 }, () => 'a is 1');
  expect(written).toEqual({ stdout: '{"a":1}\n', stderr: '' });
});

test('a failure names cause, next step and code on stderr', () => {
  const { written, output } = captured(false);
  output.failure({ code: 'job.not-found', message: 'There is no job x.', hint: 'List them.', retryable: false });
  expect(written).toEqual({ stdout: '', stderr: 'There is no job x.\nList them. (job.not-found)\n' });
});

test('numbers align on the right', () => {
  expect(
    table(
      ['NAME', 'SIZE'],
      [
        ['a', '5 B'],
        ['long', '10 KiB'],
      ],
      [1],
    ),
  ).toBe('NAME    SIZE\na        5 B\nlong  10 KiB');
});
