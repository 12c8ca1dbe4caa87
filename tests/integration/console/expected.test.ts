import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import { all, classifierSpec, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';
import { pythonProcessingSpec } from '../../fakes/processing-spec';

const never = new AbortController().signal;
let test: TestConsole;
beforeAll(async () => {
  test = await openTestConsole();
});
afterAll(() => test.destroy());

/** Launches the job and follows it to its end; seconds it was billed. */
async function run(spec: TrainingSpec): Promise<number> {
  const scope = await test.scope();
  const { accountId, region } = scope;
  must(await test.console.jobs.launch(scope, spec, { accountId, region, target: spec.name }));
  const ended = (await all(test.console.jobs.watch(scope, spec.name, never))).at(-1)?.value;
  expect(ended).toMatchObject({ status: 'Completed', billableSeconds: expect.any(Number) });
  return ended?.billableSeconds ?? 0;
}

it('expects of a training job what earlier runs of it were billed, and says how many those were', async () => {
  const scope = await test.scope();
  const spec = await classifierSpec(test, 'asked');
  const bill = async (changed: Partial<TrainingSpec> = {}) =>
    must(await test.console.jobs.preflight(scope, { ...spec, ...changed })).bill;
  expect((await bill()).expected).toBeNull();

  const first = await run({ ...spec, name: 'ran-1' });
  const one = await bill();
  expect(one.expected).toMatchObject({ seconds: first, basis: 'from 1 earlier run' });
  expect(one.expected?.usd).toBeLessThan(one.worst?.usd ?? 0);

  const second = await run({ ...spec, name: 'ran-2' });
  expect((await bill()).expected).toMatchObject({ seconds: (first + second) / 2, basis: 'from 2 earlier runs' });
  const { price } = must(await test.console.jobs.preflight(scope, spec));
  expect(price.note).toContain('(from 2 earlier runs)');

  // Other instances are other runs, and nothing is scaled.
  expect((await bill({ instanceType: 'ml.m5.xlarge' })).expected).toBeNull();
  expect((await bill({ instanceCount: 2 })).expected).toBeNull();
}, 120_000);

it('expects of a processing job the time earlier ones of the same program ran', async () => {
  const scope = await test.scope();
  const { accountId, region } = scope;
  const spec = await pythonProcessingSpec(test, 'prepares', "print('a line')");
  const bill = async (changed: Partial<ProcessingSpec> = {}) =>
    must(await test.console.processing.preflight(scope, { ...spec, name: 'asked', ...changed })).bill;
  expect((await bill()).expected).toBeNull();
  must(await test.console.processing.launch(scope, spec, { accountId, region, target: spec.name }));
  const ended = (await all(test.console.processing.watch(scope, spec.name, never))).at(-1)?.value;
  const seconds = ((ended?.endedAt ?? 0) - (ended?.startedAt ?? 0)) / 1_000;
  expect(seconds).toBeGreaterThan(0);
  expect((await bill()).expected).toMatchObject({ seconds, basis: 'from 1 earlier run' });
  expect((await bill({ arguments: ['another'] })).expected).toBeNull();
}, 120_000);
