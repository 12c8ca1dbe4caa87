import { expect, it } from 'vitest';
import { fail, ok, type Result } from '../../../shared/errors/result';
import type { Workspace } from '../../../shared/model/workspace';
import { createFakeClock } from '../../../tests/fakes/fake-clock';
import type { AwsWorkspace } from '../aws-ports';
import type { WorkspaceStore } from '../store-ports';
import { createLink, type Reached } from './link';

const aws = { close: () => undefined } as unknown as AwsWorkspace;
const workspace = { id: 'local', region: 'r', accountId: '000000000000' } as unknown as Workspace;
const store = { load: async () => null, save: async () => undefined } as unknown as WorkspaceStore;
const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

function open(seek: () => Promise<Result<Reached>>) {
  const clock = createFakeClock();
  const link = createLink({ workspaceId: 'local', seek, store, clock, logger, autostart: true });
  return { clock, link };
}

it('goes on looking after a look that broke, and tells everybody who waits', async () => {
  let looks = 0;
  const { clock, link } = open(async () => {
    looks += 1;
    if (looks === 1) throw new Error('no such folder');
    return ok({ aws, workspace });
  });
  expect(await link.aws()).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(link.connection).toMatchObject({ kind: 'offline', reason: expect.stringContaining('no such folder') });
  await clock.advance(1_000);
  expect((await link.aws()).ok).toBe(true);
  link.close();
});

it('stays online when somebody cancels a call, and not when nobody answers one', async () => {
  const { link } = open(async () => ok({ aws, workspace }));
  await link.aws();
  link.report(fail('cancelled', 'Cancelled before it could upload.', 'Nothing more is sent.'));
  expect(link.connection.kind).toBe('online');
  link.report(fail('workspace.offline', 'Nobody answers.', 'Wait.'));
  expect(link.connection.kind).toBe('offline');
  link.close();
});
