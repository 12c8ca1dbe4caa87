import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calledOperations, onReadme, provenCalls, unprovenCalls } from './proven-calls';
import { trackedFiles } from './tracked-files';

test('every AWS operation the console calls is named with what proves it', () => {
  const files = trackedFiles();
  const sources = files.filter((path) => /^electron\/aws\/.*(?<!\.test)\.ts$/.test(path));
  const called = sources.flatMap((path) => calledOperations(readFileSync(path, 'utf8')));
  expect(called.length).toBeGreaterThan(80);
  const proven = provenCalls(readFileSync('docs/proven-calls.md', 'utf8'));
  expect(unprovenCalls(called, proven, files)).toEqual([]);
  const readme = readFileSync('README.md', 'utf8').split(/[\s,]+/);
  expect(proven.map(onReadme).filter((call) => !readme.includes(call))).toEqual([]);
});

test('a missing, a stale, a doubled and a made-up row are red', () => {
  const called = calledOperations('client.send(new ListThingsCommand({})); new MakeThingCommand({ a })');
  const row = (operation: string, against = 'moto', file = 'a.test.ts') =>
    `| Things | \`${operation}\` | ${against} | \`${file}\` |\n`;
  const problems = (page: string) => unprovenCalls(called, provenCalls(page), ['a.test.ts']);
  expect(problems(row('ListThings') + row('MakeThing', 'documented reply'))).toEqual([]);
  expect(problems(row('ListThings'))).toEqual(['MakeThing is called and not proven']);
  expect(problems(row('ListThings') + row('MakeThing') + row('OldThing') + row('ListThings'))).toEqual([
    'OldThing is called no more',
    'ListThings stands twice',
  ]);
  expect(problems(row('ListThings', 'hope') + row('MakeThing', 'moto', 'b.test.ts'))).toEqual([
    'nothing is called hope',
    'b.test.ts is no test',
  ]);
});
