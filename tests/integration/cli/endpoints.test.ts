import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli';

let home: string;
const cli = (...words: string[]) => runCli(home, words);
const parsed = async (...words: string[]) => {
  const { code, stderr, stdout } = await cli(...words, '--json');
  return {
    code,
    value: stdout === '' ? null : JSON.parse(stdout),
    error: stderr === '' ? null : JSON.parse(stderr).error,
  };
};
const image = ['--image', 'nowhere.example/serve:1'];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-cli-'));
});
afterAll(async () => {
  await cli('local', 'stop');
  await rm(home, { recursive: true, force: true });
});

test('help names every command, and what makes no sense is refused before anything is made', async () => {
  const help = await cli('endpoints', '--help');
  for (const command of ['deploy', 'list', 'show', 'scale', 'invoke', 'logs', 'delete'])
    expect(help.stdout).toMatch(new RegExp(`^ +${command} `, 'm'));
  expect((await cli('endpoints', 'scale', 'x', '--weight', 'heavy')).code).toBe(2);
  for (const [words, said] of [
    [['deploy', 'x'], 'What to deploy is not clear'],
    [['deploy', 'x-', ...image], 'A name has letters'],
    [['deploy', 'x', '--variant', 'blue', '--yes'], 'names no model package'],
    [['invoke', 'x'], 'There must be one thing to send'],
    [['scale', 'x'], 'Nothing was asked for'],
  ] as const) {
    const { code, error } = await parsed('endpoints', ...words);
    expect([words, code, error?.message ?? '']).toEqual([words, 1, expect.stringContaining(said)]);
  }
  expect((await parsed('endpoints', 'list')).value.endpoints).toEqual([]);
});

test('prints a deployment that can be deployed, and says of one that fails that it failed', async () => {
  const { value: spec } = await parsed('endpoints', 'deploy', 'broken', ...image, '--print', 'spec');
  expect(spec).toMatchObject({ endpoint: 'broken', dataCapture: null, variants: [{ name: 'main', initialWeight: 1 }] });
  const words = ['endpoints', 'deploy', 'broken', ...image, '--code'];
  for (const [language, begins] of [
    ['aws-cli', 'aws sagemaker create-model'],
    ['python', 'import boto3'],
    ['terraform', 'terraform {'],
  ] as const)
    expect((await parsed(...words, language)).value).toMatchObject({ language, text: expect.stringMatching(begins) });
  expect((await parsed(...words, 'cobol')).code).toBe(2);
  const file = join(home, 'broken.json');
  await writeFile(file, JSON.stringify(spec));
  const deployed = await parsed('endpoints', 'deploy', 'broken', '--spec', file);
  expect(deployed).toMatchObject({
    code: 1,
    error: { code: 'endpoint.state', message: expect.stringMatching(/does not serve/) },
  });
  const shown = await parsed('endpoints', 'show', 'broken');
  expect(shown.value.value.endpoint).toMatchObject({ status: 'Failed', configName: spec.configName });
  const again = await parsed('endpoints', 'deploy', 'broken', ...image);
  expect(again).toMatchObject({
    code: 1,
    error: { code: 'input.invalid', message: expect.stringMatching(/already an endpoint/) },
  });
});

test('deletes an endpoint with what it would leave behind, and only after a yes', async () => {
  const unasked = await parsed('endpoints', 'delete', 'broken');
  expect(unasked).toMatchObject({ code: 1, error: { hint: 'Add --yes to agree beforehand.' } });
  const printed = await parsed('endpoints', 'delete', 'broken', '--code', 'python');
  expect(printed.value.text).toContain('EndpointConfig.get(');
  expect(await parsed('endpoints', 'delete', 'broken', '--code', 'terraform')).toMatchObject({
    code: 1,
    error: { code: 'input.invalid', hint: 'Use --code aws-cli or python.' },
  });
  const { code, value } = await parsed('endpoints', 'delete', 'broken', '--yes');
  expect(code).toBe(0);
  expect(value.deleted).toHaveLength(3);
  expect((await parsed('endpoints', 'show', 'broken')).error).toMatchObject({ code: 'endpoint.not-found' });
  expect((await parsed('endpoints', 'delete', 'broken', '--yes')).error).toMatchObject({ code: 'endpoint.not-found' });
});
