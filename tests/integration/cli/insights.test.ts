import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli';

let home: string;
const insights = (...words: string[]) => runCli(home, ['insights', ...words]);
const failure = (stderr: string) => JSON.parse(stderr).error;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-cli-'));
  const imported = await runCli(home, ['data', 'prepare', 'sample:transcripts', '--name', 'town', '--wait']);
  expect(imported).toMatchObject({ code: 0, stdout: expect.stringContaining(' is ready: ') });
});
afterAll(async () => {
  await runCli(home, ['local', 'stop']);
  await rm(home, { recursive: true, force: true });
});

test('prints imports and insights as code, and starts nothing', async () => {
  const prepare = ['data', 'prepare', 'sample:transcripts', '--name'];
  const { code, stdout } = await runCli(home, [...prepare, 'other', '--code', 'aws-cli']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^aws s3 cp .*\/raw\/.*options\.json.*import\.json.*^aws sagemaker create-processing-job/ms);
  const there = await runCli(home, [...prepare, 'town', '--code', 'python', '--json']);
  expect(failure(there.stderr)).toMatchObject({
    code: 'input.invalid',
    message: expect.stringMatching(/^town@\w+ is there already/),
  });
  expect((await insights('themes', 'town', '--code', 'python')).stdout).toMatch(
    /s3\.put_object.*themes\.job\.json.*ProcessingJob\.create/s,
  );
  const none = await insights('themes', 'town', '--code', 'terraform', '--json');
  expect(failure(none.stderr)).toMatchObject({ hint: 'Use --code aws-cli or python.' });
  const sets = JSON.parse((await runCli(home, ['data', 'sets', '--json'])).stdout);
  expect(sets.versions.map(({ dataset }: { dataset: string }) => dataset)).toEqual(['town']);
  expect(failure((await insights('themes', 'town', '--json')).stderr).code).toBe('object.not-found');
});

test('says that nothing is computed, computes with --wait, and computes once', async () => {
  const none = await insights('network', 'town', '--json');
  expect([none.code, none.stdout, failure(none.stderr)]).toEqual([
    1,
    '',
    { code: 'object.not-found', message: expect.any(String), hint: 'Add --wait to compute them.', retryable: false },
  ]);
  const first = await insights('network', 'town', '--wait');
  expect(first.stderr).toMatch(/^town-[0-9a-f]{8}-network-1 computes it …$/m);
  expect(first.stdout).toMatch(/^CHARACTER +CHARACTER +WEIGHT/);
  const again = await insights('network', 'town', '--wait', '--json');
  expect([again.code, again.stderr]).toEqual([0, '']);
  expect(JSON.parse(again.stdout)).toMatchObject({ dataset: 'town', source: 'live', network: { version: 1 } });
});

test('writes data as its job wrote it, and pictures of what was asked for', async () => {
  const { network } = JSON.parse((await insights('network', 'town', '--json')).stdout);
  const out = join(home, 'town.json');
  const written = await insights('network', 'town', '--out', out, '--json');
  expect(JSON.parse(written.stdout)).toMatchObject({ format: 'json', path: out, bytes: (await readFile(out)).length });
  expect(JSON.parse(await readFile(out, 'utf8'))).toEqual(network);
  expect((await insights('network', 'town', '--out', join(home, 'town.graphml'))).code).toBe(0);
  expect(await readFile(join(home, 'town.graphml'), 'utf8')).toContain('<graphml');

  const whole = join(home, 'whole.svg');
  expect(await insights('network', 'town', '--format', 'svg', '--out', whole)).toMatchObject({ stdout: `${whole}\n` });
  const svg = await readFile(whole, 'utf8');
  for (const { name } of network.nodes) expect(svg).toContain(`>${name}</text>`);
  const part = join(home, 'part.svg');
  await insights('network', 'town', '--out', part, '--only', network.timeline[0].episode, '--community', '1', '--dark');
  const inPart = await readFile(part, 'utf8');
  expect(inPart).toContain(`in ${network.timeline[0].episode} alone`);
  expect(inPart.match(/<line /g)?.length).toBeLessThan(svg.match(/<line /g)?.length ?? 0);
  const pixels = join(home, 'town.png');
  expect((await insights('network', 'town', '--out', pixels)).code).toBe(0);
  expect((await readFile(pixels)).subarray(1, 4).toString('latin1')).toBe('PNG');

  const wrong = await insights('network', 'town', '--format', 'svg', '--only', 's99e99', '--json');
  expect([wrong.code, failure(wrong.stderr).message]).toEqual([1, 'There is no episode s99e99.']);
  expect((await insights('themes', 'town', '--format', 'svg')).code).toBe(2);
});

test('what is in a data set is read line by line, and what transcripts would become is told before', async () => {
  const data = (...words: string[]) => runCli(home, ['data', ...words]);
  const found = JSON.parse((await data('lines', 'town', '--find', 'radio', '--count', '2', '--json')).stdout);
  expect(found.records).toHaveLength(2);
  expect(found.total).toBeGreaterThan(2);
  expect((await data('speakers', 'town')).stdout).toMatch(/^Felix +\d/m);
  const options = join(home, 'options.json');
  await writeFile(options, JSON.stringify({ speakers: { Felix: null, Dess: 'Dess Lark' } }));
  const [plain, mapped] = await Promise.all(
    [[], ['--options', options]].map(async (more) =>
      JSON.parse((await data('preview', 'sample:transcripts', ...more, '--json')).stdout),
    ),
  );
  const lines = (previews: { records: number; unwanted: number }[]) =>
    previews.map(({ records, unwanted }) => records + unwanted);
  expect(lines(mapped)).toEqual(lines(plain));
  expect(mapped[0].named.speakers.map(({ name }: { name: string }) => name)).toContain('Dess Lark');
  expect(mapped[0].named.speakers.map(({ name }: { name: string }) => name)).not.toContain('Felix');

  const unnamed = await data('delete-set', 'town', '--yes', '--json');
  expect([unnamed.code, failure(unnamed.stderr).code]).toEqual([1, 'input.invalid']);
});

test('themes are computed and written the same way, and all of it is there offline', async () => {
  const out = join(home, 'themes.json');
  const { code } = await insights('themes', 'town', '--wait', '--out', out);
  expect(code).toBe(0);
  expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ version: 1 });
  await insights('themes', 'town');
  const behind = JSON.parse((await insights('lines', 'town', '--theme', 'Danger', '--count', '3', '--json')).stdout);
  expect(behind.lines).toHaveLength(3);
  expect(behind.lines[0].themed.words.map(({ theme }: { theme: string }) => theme)).toContain('Danger');
  await runCli(home, ['local', 'stop']);
  const away = await insights('themes', 'town');
  expect([away.code, away.stderr]).toEqual([0, expect.stringMatching(/^Offline: as of /)]);
  const kept = join(home, 'kept.svg');
  expect((await insights('network', 'town', '--out', kept)).code).toBe(0);
  expect(await readFile(kept, 'utf8')).toEqual(await readFile(join(home, 'whole.svg'), 'utf8'));
});
