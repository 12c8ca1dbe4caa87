import { expect, it } from 'vitest';
import type { ErrorCode } from '../../../shared/errors/codes';
import { fail, ok, type Result } from '../../../shared/errors/result';
import { createOnce, type Found } from './create-once';

const clock = { now: () => 0, elapsed: () => 0, uptime: () => 0, wait: async () => undefined };
const never = new AbortController().signal;
const failed = (code: ErrorCode, retryable = false) => fail(code, 'm', 'h', { retryable });

/** Calls answer one after another; `stands` is what is found whenever somebody looks. */
function run(answers: readonly Result<unknown>[], stands: Result<Found>) {
  let calls = 0;
  const outcome = createOnce(
    'endpoint called x',
    async () => answers[calls++] ?? ok(null),
    async () => stands,
    clock,
    never,
  );
  return outcome.then(({ kind }) => [kind, calls]);
}

type Case = readonly [string, readonly Result<unknown>[], Result<Found>, readonly [string, number]];
const cases: readonly Case[] = [
  ['an answer', [ok(null)], ok('nothing'), ['created', 1]],
  ['a lost reply to a call that arrived', [failed('workspace.offline', true)], ok('own'), ['created', 1]],
  ['a call that never arrived', [failed('workspace.offline', true), ok(null)], ok('nothing'), ['created', 2]],
  // The SDK itself tried again after a lost reply: the name is taken by this very call.
  ['a name taken by this call', [failed('endpoint.exists')], ok('own'), ['created', 1]],
  ['a name taken by another', [failed('endpoint.exists')], ok('other'), ['rejected', 1]],
  ['a refusal', [failed('endpoint.limit')], ok('nothing'), ['rejected', 1]],
  [
    'nobody who answers',
    [failed('aws.timeout', true), failed('aws.timeout', true), failed('aws.timeout', true)],
    failed('aws.timeout', true),
    ['unknown', 3],
  ],
];

it.each(cases)('%s', async (_what, answers, stands, expected) => {
  expect(await run(answers, stands)).toEqual(expected);
});
