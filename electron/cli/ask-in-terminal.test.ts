import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askInTerminal } from './ask-in-terminal';

const sso = {
  profile: 'lab',
  verificationUri: 'https://device.sso.eu-west-1.amazonaws.com/',
  verificationUriComplete: null,
  userCode: 'ABCD-EFGH',
  expiresAt: 1_000,
};
const mfa = { profile: 'lab', serial: 'arn:aws:iam::123456789012:mfa/ada', attempt: 1, reason: 'to sign in' };
const terminal = () => ({ stdin: Object.assign(new PassThrough(), { isTTY: true }), stderr: new PassThrough() });

test('a sign-in goes on when it was seen, and is cancelled by an interruption', async () => {
  const seen = new AbortController();
  const waiting = askInTerminal(terminal(), new AbortController().signal).ssoDevice(sso, seen.signal);
  seen.abort();
  expect(await waiting).toBe(true);

  const interrupted = new AbortController();
  const cancelled = askInTerminal(terminal(), interrupted.signal).ssoDevice(sso, new AbortController().signal);
  interrupted.abort();
  expect(await cancelled).toBe(false);
});

test('a code is read from the terminal; anything else, and an interruption, cancels', async () => {
  const never = new AbortController().signal;
  for (const [typed, said] of [
    ['123456', '123456'],
    ['', null],
    ['12', null],
  ] as const) {
    const place = terminal();
    const asked = askInTerminal(place, never).mfaCode(mfa, never);
    place.stdin.write(`${typed}\n`);
    expect(await asked).toBe(said);
  }
  const interrupted = new AbortController();
  const asked = askInTerminal(terminal(), interrupted.signal).mfaCode(mfa, never);
  interrupted.abort();
  expect(await asked).toBe(null);
});
