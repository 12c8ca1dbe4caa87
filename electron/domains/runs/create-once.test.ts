import { expect, it } from 'vitest';
import type { ErrorCode } from '../../../shared/errors/codes';
import { fail, ok, type Result } from '../../../shared/errors/result';
import { createExactlyOnce } from './create-once';

interface Job {
  readonly name: string;
  readonly arn: string;
  readonly program: string;
}

const clock = { now: () => 0, elapsed: () => 0, uptime: () => 0, wait: async () => undefined };
const asked = { name: 'a', program: 'p' };
const own: Job = { name: 'a', arn: 'arn:own', program: 'p' };
const other: Job = { name: 'a', arn: 'arn:other', program: 'q' };
const failed = (code: ErrorCode, retryable = false) => fail(code, 'm', 'h', { retryable });
const missing = failed('job.not-found');
const offline = failed('workspace.offline', true);

/** Calls answer one after another; `stands` is what is described whenever somebody looks. */
async function run(answers: readonly Result<{ arn: string }>[], stands: Result<Job>) {
  let calls = 0;
  const outcome = await createExactlyOnce(asked, {
    service: {
      create: async () => answers[calls++] ?? ok({ arn: own.arn }),
      describe: async () => stands,
    },
    isSame: (job, spec) => job.program === spec.program,
    noun: 'processing job',
    clock,
    signal: new AbortController().signal,
  });
  return [outcome.kind, calls, outcome.kind === 'created' ? outcome.arn : outcome.failure.code];
}

type Case = readonly [string, readonly Result<{ arn: string }>[], Result<Job>, readonly [string, number, string]];
const cases: readonly Case[] = [
  ['an answer', [ok({ arn: 'arn:own' })], missing, ['created', 1, 'arn:own']],
  ['a lost reply to a call that arrived', [offline], ok(own), ['created', 1, 'arn:own']],
  ['a call that never arrived', [offline], missing, ['created', 2, 'arn:own']],
  ['a name taken by this very call', [failed('job.exists')], ok(own), ['created', 1, 'arn:own']],
  ['a name taken by another job', [failed('job.exists')], ok(other), ['rejected', 1, 'job.exists']],
  ['a lost reply behind which another job stands', [offline], ok(other), ['rejected', 1, 'job.exists']],
  ['a failing service that did nothing', [failed('aws.rejected', true)], missing, ['created', 2, 'arn:own']],
  ['a refusal', [failed('job.limit')], missing, ['rejected', 1, 'job.limit']],
  ['nobody who answers', [offline, offline, offline], offline, ['unknown', 3, 'workspace.offline']],
];

it.each(cases)('%s', async (_what, answers, stands, expected) => {
  expect(await run(answers, stands)).toEqual(expected);
});
