import { expect, test } from 'vitest';
import type { Prompt } from '../../../shared/contract/workspaces';
import { createPrompts } from './prompts';

const never = new AbortController().signal;
const mfa = { profile: 'lab', serial: 'arn:aws:iam::123456789012:mfa/ada', attempt: 1, reason: 'to delete in Lab' };
const sso = {
  profile: 'lab',
  verificationUri: 'https://device.sso.eu-west-1.amazonaws.com/',
  verificationUriComplete: 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
  userCode: 'ABCD-EFGH',
  expiresAt: 1_000,
};

/** What waits now. */
async function waiting(prompts: ReturnType<typeof createPrompts>): Promise<readonly Prompt[]> {
  for await (const item of prompts.watch(never)) if (item.ok) return item.data.prompts;
  return [];
}

test('a code goes to the question it answers, and the question is gone', async () => {
  const prompts = createPrompts();
  const first = prompts.mfaCode(mfa, never);
  const second = prompts.mfaCode({ ...mfa, attempt: 2 }, never);
  const [one, two] = await waiting(prompts);
  expect([one, two]).toMatchObject([{ kind: 'mfa', attempt: 1 }, { attempt: 2 }]);
  expect((await prompts.answer(two?.id ?? '', '123456')).ok).toBe(true);
  expect((await prompts.answer(one?.id ?? '', null)).ok).toBe(true);
  expect(await Promise.all([first, second])).toEqual([null, '123456']);
  expect(await waiting(prompts)).toEqual([]);
  expect(await prompts.answer(one?.id ?? '', '123456')).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
});

test('a sign-in that was seen withdraws its question; one that is cancelled says so', async () => {
  const prompts = createPrompts();
  const seen = new AbortController();
  const signedIn = prompts.ssoDevice(sso, seen.signal);
  const [prompt] = await waiting(prompts);
  expect(prompt).toMatchObject({ kind: 'sso', userCode: 'ABCD-EFGH', host: 'device.sso.eu-west-1.amazonaws.com' });
  expect(prompts.page(prompt?.id ?? '')).toEqual({ ok: true, data: { address: sso.verificationUriComplete } });
  seen.abort();
  expect(await signedIn).toBe(true);
  expect(await waiting(prompts)).toEqual([]);

  const cancelled = prompts.ssoDevice(sso, never);
  const [again] = await waiting(prompts);
  await prompts.answer(again?.id ?? '', null);
  expect(await cancelled).toBe(false);
});
