import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { algorithmProgram } from '../../fakes/algorithm-program';
import { putDialogue, rankingOf, smallDialogue } from './dialogue-sample';
import { JobFolder } from './job-folder';

const results = ['model/model.json', 'model/weights.bin', 'model/context-features.bin', 'model/evaluation.json'];
const small = smallDialogue({ train: 60, validation: 20 });
const settings = {
  epochs: '6',
  dimensions: '16',
  checkpoint_every: '1',
  mine_every: '2',
  early_stopping_patience: '0',
};

let build: string;
let program: string;
const folders: JobFolder[] = [];
const folder = (given: Readonly<Record<string, string>>): JobFolder => {
  const made = new JobFolder(program);
  folders.push(made);
  return putDialogue(made, small).with(given);
};
const bytes = (job: JobFolder): string[] => results.map((path) => job.read(path).toString('base64'));

beforeAll(() => {
  build = mkdtempSync(join(tmpdir(), 'upside-chatbot-build-'));
  program = algorithmProgram(build, 'character-chatbot');
});
afterAll(() => {
  for (const made of folders) made[Symbol.dispose]();
  rmSync(build, { recursive: true, force: true });
});

it('ends with the same model after SIGKILL, with replies mined before and after', async () => {
  const whole = folder(settings);
  expect((await whole.train()).code).toBe(0);
  const job = folder(settings);
  for (const victim of [2, 4]) {
    const killed = await job.train((line, child) => {
      if (line.startsWith(`epoch=${victim} `)) child.kill('SIGKILL');
    });
    expect(killed.signal, `killed after epoch ${victim}`).toBe('SIGKILL');
  }
  const last = await job.train();
  expect(last.code).toBe(0);
  expect(last.stdout).toContain('Resuming from the checkpoint in epoch');
  expect(bytes(job)).toEqual(bytes(whole));
});

it('obeys SIGTERM inside an epoch: checkpoint and best model written, and goes on from there to the same end', async () => {
  const seldom = { ...settings, checkpoint_every: '0' };
  const [whole, cut] = [folder(seldom), folder(seldom)];
  expect((await whole.train()).code).toBe(0);
  const first = await cut.train((line, child) => {
    if (line.startsWith('epoch=3 ')) child.kill('SIGTERM');
  });
  expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' });
  expect(first.stdout).toContain('SIGTERM received');
  expect(first.stdout).toMatch(/Stopped in epoch \d+ after \d+ of \d+ replies; a checkpoint is written\./);
  expect(rankingOf(cut).mrr).toBeGreaterThan(1.5 * rankingOf(cut).chance);
  expect((await cut.train()).stdout).toContain('Resuming from the checkpoint in epoch');
  expect(bytes(cut)).toEqual(bytes(whole));
});

it('refuses the checkpoint of another configuration and a broken one', async () => {
  const job = folder({ ...settings, epochs: '1' });
  expect((await job.train()).code).toBe(0);
  const other = await job.with({ ...settings, epochs: '1', scale: '9' }).train();
  expect(other.stderr).toContain('is the checkpoint of a run with other hyperparameters or other data');
  expect(job.read('output/failure').toString()).toBe(other.stderr.trim());
  const torn = await job.put('checkpoints/checkpoint.bin', 'half a').train();
  expect(torn.stderr).toContain('is not a checkpoint of character-chatbot');
});
