import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { algorithmProgram } from '../../fakes/algorithm-program';
import { JobFolder } from './job-folder';

const results = ['model/model.json', 'model/weights.bin', 'model/buckets.bin', 'model/evaluation.json'];
const settings = { epochs: '12', checkpoint_every: '1', early_stopping_patience: '0' };

let build: string;
let program: string;
const folders: JobFolder[] = [];
const folder = (): JobFolder => {
  const made = new JobFolder(program);
  folders.push(made);
  return made;
};
const bytes = (job: JobFolder): string[] => results.map((path) => job.read(path).toString('base64'));

beforeAll(() => {
  build = mkdtempSync(join(tmpdir(), 'upside-classifier-build-'));
  program = algorithmProgram(build);
});
afterAll(() => {
  for (const made of folders) made[Symbol.dispose]();
  rmSync(build, { recursive: true, force: true });
});

it('ends with the same model after SIGKILL in any epoch', async () => {
  const whole = folder().withSample(settings);
  expect((await whole.train()).code).toBe(0);
  const job = folder().withSample(settings);
  for (const round of [1, 2, 3]) {
    const victim = round * 2 + Math.floor(Math.random() * 2);
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
  const long = { ...settings, epochs: '400', checkpoint_every: '0' };
  const job = folder().withSample(long);
  const stopped = await job.train((line, child) => {
    if (line.startsWith('epoch=3 ')) child.kill('SIGTERM');
  });
  expect({ code: stopped.code, stderr: stopped.stderr }).toEqual({ code: 0, stderr: '' });
  expect(stopped.stdout).toContain('SIGTERM received');
  expect(stopped.stdout).toMatch(/Stopped in epoch \d+ after \d+ of 2400 rows; a checkpoint is written\./);
  expect(stopped.stdout.match(/^epoch=/gm)?.length).toBeLessThan(20);
  expect(job.accuracy()).toBeGreaterThan(0.7);
  expect(job.has('checkpoints/checkpoint.bin')).toBe(true);

  const short = { ...settings, checkpoint_every: '0' };
  const [whole, cut] = [folder().withSample(short), folder().withSample(short)];
  expect((await whole.train()).code).toBe(0);
  const first = await cut.train((line, child) => {
    if (line.startsWith('epoch=4 ')) child.kill('SIGTERM');
  });
  expect(first.stdout).toContain('Stopped in epoch');
  expect((await cut.train()).stdout).toContain('Resuming from the checkpoint in epoch');
  expect(bytes(cut)).toEqual(bytes(whole));
});

it('refuses the checkpoint of another configuration, of other data, and a broken one', async () => {
  const job = folder().withSample({ ...settings, epochs: '2' });
  expect((await job.train()).code).toBe(0);
  const other = await job.with({ ...settings, epochs: '2', learning_rate: '0.3' }).train();
  expect(other.code).toBe(1);
  expect(other.stderr).toContain('is the checkpoint of a run with other hyperparameters or other data');
  expect(job.read('output/failure').toString()).toBe(other.stderr.trim());
  const torn = await job.put('checkpoints/checkpoint.bin', 'half a').train();
  expect(torn.stderr).toContain('is not a checkpoint of location-classifier');
});
