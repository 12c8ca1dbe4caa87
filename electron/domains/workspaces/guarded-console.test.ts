import { expect, test } from 'vitest';
import { fail, ok } from '../../../shared/errors/result';
import type { WorkspaceEntry } from '../../../shared/model/workspace-entry';
import type { Console } from '../console';
import { guardedConsole } from './guarded-console';

const entry: WorkspaceEntry = {
  id: 'aws-lab-eu-west-1',
  profile: 'lab',
  region: 'eu-west-1',
  name: 'Lab',
  colour: 'teal',
  production: false,
  access: 'full',
  sensitive: [],
  roleArn: null,
  bucket: null,
};

/** A console whose functions only write down that they were called. */
function noting(calls: string[]): Console {
  const domain = (name: string) =>
    new Proxy(
      {},
      {
        get: (_target, member: string) => {
          const path = `${name}.${member}`;
          const isStream = ['data.upload', 'datasets.import', 'objects.upload', 'objects.resume'].includes(path);
          const note = () => {
            calls.push(path);
            return ok({});
          };
          if (!isStream) return async () => note();
          return async function* () {
            yield note();
          };
        },
      },
    );
  return new Proxy({} as Console, {
    get: (_target, name: string) => domain(name),
    ownKeys: () => [],
  });
}

const scope = {} as never;

test('a read-only workspace reads everything and sends nothing that alters the account', async () => {
  const calls: string[] = [];
  const console = guardedConsole(noting(calls), {
    entry: () => ({ ...entry, access: 'read-only' }),
    freshMfa: async () => ok(null),
  });
  expect((await console.jobs.list(scope)).ok).toBe(true);
  const refused = { ok: false, error: { code: 'workspace.read-only' } };
  expect(await console.jobs.launch(scope, scope, scope)).toMatchObject(refused);
  expect(await console.endpoints.delete(scope, 'e', scope, scope)).toMatchObject(refused);
  expect(await console.promotions.start(scope, scope, scope)).toMatchObject(refused);
  const sent = [];
  for await (const item of console.data.upload(scope, scope, 'k', new AbortController().signal)) sent.push(item);
  expect(sent).toMatchObject([refused]);
  expect(calls).toEqual(['jobs.list']);
});

test('access counts as it is when the call is made', async () => {
  const calls: string[] = [];
  let access: WorkspaceEntry['access'] = 'read-only';
  const console = guardedConsole(noting(calls), {
    entry: () => ({ ...entry, access }),
    freshMfa: async () => ok(null),
  });
  access = 'full';
  expect((await console.jobs.stop(scope, 'j')).ok).toBe(true);
  access = 'read-only';
  expect((await console.jobs.stop(scope, 'j')).ok).toBe(false);
});

test('what is marked sensitive asks for a code first, and does not begin without one', async () => {
  const calls: string[] = [];
  const asked: string[] = [];
  const console = guardedConsole(noting(calls), {
    entry: () => ({ ...entry, sensitive: ['delete'] }),
    freshMfa: async (reason) => {
      asked.push(reason);
      return asked.length === 1 ? fail('cancelled', 'Cancelled.', 'Try again.') : ok(null);
    },
  });
  expect(await console.jobs.delete(scope, 'j', scope)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(calls).toEqual([]);
  expect((await console.jobs.delete(scope, 'j', scope)).ok).toBe(true);
  expect((await console.jobs.launch(scope, scope, scope)).ok).toBe(true);
  expect(asked).toEqual(['to delete in Lab', 'to delete in Lab']);
  expect(calls).toEqual(['jobs.delete', 'jobs.launch']);
});
