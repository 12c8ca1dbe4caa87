import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CountedAccount, startCountedAccount } from '../fakes/counted-account';
import {
  type Creation,
  deploymentCreations,
  packageCreation,
  processingCreation,
  trainingCreation,
} from '../fakes/creations';
import type { FaultKind } from '../fakes/fault-proxy';
import { seededRandom } from '../fakes/seeded-random';

/** Creations of each kind, ten thousand together; a deployment makes three things. */
const wanted = { training: 3_000, processing: 2_000, deployments: 1_000, packages: 2_000 } as const;
const abreast = 48;
const seed = 7;
const signal = new AbortController().signal;
const clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  uptime: () => performance.now(),
  wait: async () => undefined,
};
const lost = new Map<FaultKind, number>();

let account: CountedAccount;
beforeAll(async () => {
  account = await startCountedAccount(seed);
  const random = seededRandom(seed);
  account.proxy.decide((operation) => {
    const kind = lossOf(operation, random());
    if (kind !== null && operation.startsWith('Create')) lost.set(kind, (lost.get(kind) ?? 0) + 1);
    return kind;
  });
});
afterAll(() => account?.close());

/**
 * Of 100 creations about 10 are answered by a broken connection and 10 by an answer cut at any of its bytes, 5 are
 * lost on the way there, 3 are answered by half a JSON and 2 by a 500, all but the 5 after they were carried out.
 */
function lossOf(operation: string, roll: number): FaultKind | null {
  if (!operation.startsWith('Create')) return roll < 0.05 ? 'lose-reply' : null;
  if (roll < 0.1) return 'lose-reply';
  if (roll < 0.2) return 'cut-anywhere';
  if (roll < 0.25) return 'reset';
  if (roll < 0.28) return 'half';
  return roll < 0.3 ? 'error' : null;
}

const numbered = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const creations: readonly Creation[] = [
  ...numbered(wanted.training).map(trainingCreation),
  ...numbered(wanted.processing).map(processingCreation),
  ...numbered(wanted.deployments).flatMap(deploymentCreations),
  ...numbered(wanted.packages).map(packageCreation),
];

it('ten thousand creations over a network that loses a third of them leave exactly one thing each', async () => {
  expect(creations).toHaveLength(10_000);
  const outcomes = { created: 0, rejected: 0, unknown: 0 };
  const queue = creations.values();
  const work = async (): Promise<void> => {
    for (const { key, make } of queue) {
      const once = () => make({ aws: account.aws, clock, signal });
      // What nobody could tell stays in the journal, which asks again with the same name or token.
      let outcome = await once();
      for (let again = 0; outcome.kind === 'unknown' && again < 5; again += 1) outcome = await once();
      outcomes[outcome.kind] += 1;
      if (outcome.kind !== 'created') throw new Error(`${key}: ${JSON.stringify(outcome)}`);
    }
  };
  await Promise.all(Array.from({ length: abreast }, work));
  expect(outcomes).toEqual({ created: 10_000, rejected: 0, unknown: 0 });
  const made = await account.made();
  expect(made.size).toBe(10_000);
  expect([...made.values()].every((times) => times === 1)).toBe(true);
  expect(creations.every(({ key }) => made.has(key))).toBe(true);
  // Enough of each went wrong, else this would have proved nothing.
  const {
    'cut-anywhere': cut = 0,
    error = 0,
    half = 0,
    'lose-reply': replies = 0,
    reset = 0,
  } = Object.fromEntries(lost);
  expect(Math.min(cut, replies)).toBeGreaterThan(1_000);
  expect(Math.min(error, half, reset)).toBeGreaterThan(100);
});
