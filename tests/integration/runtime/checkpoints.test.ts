import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { jobSpec } from './job-spec';
import { type Bench, openBench } from './run-bench';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ checkpointIntervalSeconds: 0.05 });
});
afterEach(() => bench.close());

const checkpoint = { s3Uri: 's3://bucket/checkpoints/job', localPath: '/opt/ml/checkpoints' };

async function untilStored(key: string): Promise<string> {
  for (;;) {
    const found = await bench.get(key).catch(() => null);
    if (found !== null) return found;
    await wait(10);
  }
}

it('go to S3 while the job runs, come back with the next attempt, and go once more at its end', async () => {
  await bench.putCode(`
import os, pathlib, sys, time
folder = pathlib.Path(os.environ["SM_CHECKPOINT_DIR"])
state = folder / "deep" / "state"
if state.exists():
    print(f"resumed from {state.read_text()}", flush=True)
    state.write_text("2")
    sys.exit(0)
state.parent.mkdir()
part = folder / "part"
part.write_text("1")
part.rename(state)
print("waiting", flush=True)
time.sleep(600)
`);
  const first = bench.start(jobSpec({ checkpoint }));
  expect(await untilStored('checkpoints/job/deep/state')).toBe('1');
  expect(first.statuses().at(-1)).toBe('Training');
  first.stop();
  await first.outcome;
  const second = bench.start(jobSpec({ checkpoint, attempt: 2 }));
  await bench.line('resumed from 1');
  expect(await second.outcome).toMatchObject({ kind: 'completed' });
  expect(await bench.get('checkpoints/job/deep/state')).toBe('2');
  expect(await bench.keys('checkpoints/')).toEqual(['checkpoints/job/deep/state']);
});

it('are never stored half written', async () => {
  await bench.putCode(`
import os, pathlib, time
with open(pathlib.Path(os.environ["SM_CHECKPOINT_DIR"], "growing"), "w") as file:
    for n in range(100):
        file.write("x" * 100); file.flush(); time.sleep(0.01)
    file.write("end")
`);
  const job = bench.start(jobSpec({ checkpoint }));
  let over = false;
  void job.outcome.then(() => (over = true));
  while (!over) {
    const found = await bench.get('checkpoints/job/growing').catch(() => null);
    if (found !== null) expect(found).toMatch(/end$/);
    await wait(5);
  }
  expect(await bench.get('checkpoints/job/growing')).toHaveLength(10_003);
});

it('must be below /opt/ml', async () => {
  await bench.putCode('');
  const outcome = await bench.start(jobSpec({ checkpoint: { ...checkpoint, localPath: '/tmp/x' } })).outcome;
  expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringContaining('LocalPath /tmp/x') });
});
