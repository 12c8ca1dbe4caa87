import { expect, test } from 'vitest';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { good } from '../../../shared/model/finding';
import { createFakeClock } from '../../../tests/fakes/fake-clock';
import { createDoctor } from './doctor';
import type { Probe } from './ports';

const probe = (id: string, look: Probe['look']): Probe => ({ id, area: 'Area', title: id, look });
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function run(probes: readonly Probe[], clock = createFakeClock()) {
  const doctor = createDoctor({ probes: async () => probes, clock, logger: quiet });
  const told: string[] = [];
  const running = (async () => {
    for await (const result of doctor.run(new AbortController().signal))
      if (result.ok) told.push(`${result.data.id} ${result.data.outcome}`);
  })();
  await clock.advance(20_000);
  await running;
  return told;
}

test('tells every check in order, also when one fails, breaks or never answers', async () => {
  const told = await run([
    probe('silent', () => new Promise(() => undefined)),
    probe('fine', async () => good('Yes.')),
    probe('coded', async () => {
      throw new CodedError(fail('aws.denied', 'No.', 'Ask.').error);
    }),
    probe('broken', async () => {
      throw new Error('bug');
    }),
  ]);
  expect(told).toEqual(['silent warning', 'fine good', 'coded bad', 'broken skipped']);
});

test('asks four things at once, and stops when nobody listens any more', async () => {
  let now = 0;
  let most = 0;
  const signals: AbortSignal[] = [];
  const probes = Array.from({ length: 10 }, (_, index) =>
    probe(`p${index}`, async (signal) => {
      signals.push(signal);
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return good('Yes.');
    }),
  );
  expect((await run(probes)).length).toBe(10);
  expect(most).toBe(4);
  signals.length = 0;
  const doctor = createDoctor({ probes: async () => probes, clock: createFakeClock(), logger: quiet });
  for await (const _ of doctor.run(new AbortController().signal)) break;
  expect(signals.length).toBeLessThan(6);
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
});
