import { expect, it } from 'vitest';
import { ok } from '../../../shared/errors/result';
import type { ModelPackage, PackageSummary } from '../../../shared/model/model-package';
import type { NewPackage } from '../../../shared/model/new-package';
import type { AwsWorkspace } from '../aws-ports';
import { registerAction, resolveRegistry } from './journal';
import { requestKey } from './metadata';

const request: NewPackage = {
  group: 'bots',
  clientToken: 'token',
  description: null,
  image: 'image:1',
  modelDataUrl: 's3://b/model.tar.gz',
  contentTypes: [],
  responseTypes: [],
  environment: {},
  metricsS3Uri: null,
  metadata: { [requestKey]: 'token' },
  approval: 'PendingManualApproval',
};

/** A journal with one registration of moment 0, looked at when `now` is. */
async function resolve(now: number, held: readonly string[], entry: Partial<{ action: string; id: string }> = {}) {
  const versions = [...held];
  const told: string[] = [];
  const registry = {
    listGroups: async () => ok([]),
    createGroup: async () => ok({ arn: 'group' }),
    listPackages: async () => ok(versions.map((token) => ({ arn: token }) as PackageSummary)),
    describePackage: async (arn: string) => ok({ metadata: { [requestKey]: arn } } as unknown as ModelPackage),
    createPackage: async ({ clientToken }: NewPackage) => {
      versions.push(clientToken);
      return ok({ arn: `arn:model-package/bots/${versions.length}` });
    },
  };
  const settled = await resolveRegistry({ registry } as unknown as AwsWorkspace, {
    workspaceId: 'local',
    journal: {
      begin: async () => undefined,
      alive: async () => undefined,
      settle: async (_id, outcome) => void told.push(`settled ${outcome}`),
      open: async () => [
        {
          id: '1',
          action: registerAction,
          target: 'bots',
          requestJson: JSON.stringify(request),
          at: 0,
          aliveAt: 0,
          ...entry,
        },
      ],
    },
    clock: { now: () => now, elapsed: () => now, uptime: () => now, wait: async () => undefined },
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    closing: new AbortController().signal,
    underWay: new Set(['mine']),
    onDeleted: async () => undefined,
    onResolved: async (_action, target, outcome) => void told.push(`told ${target} ${outcome}`),
  });
  return { settled, told, versions };
}

it('settles a registration whose version is there, at once', async () => {
  const { settled, told, versions } = await resolve(10, ['other', 'token']);
  expect({ settled, versions }).toEqual({ settled: true, versions: ['other', 'token'] });
  expect(told[0]).toBe('settled done');
});

it('waits with one that may still be on its way, and asks again with its own token later', async () => {
  expect(await resolve(1_000, [])).toEqual({ settled: false, told: [], versions: [] });
  expect(await resolve(60_000, [])).toEqual({
    settled: true,
    told: ['settled done', 'told model/bots/1 done'],
    versions: ['token'],
  });
});

it("leaves other domains' entries and its own calls under way alone", async () => {
  const nothing = { settled: true, told: [], versions: [] };
  expect(await resolve(60_000, [], { action: 'launch' })).toEqual(nothing);
  expect(await resolve(60_000, [], { id: 'mine' })).toEqual(nothing);
});
