import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import type { AwsConnection } from '../../electron/aws/connection';
import type { AuditEntry } from '../../electron/domains/audit/ports';
import type { AwsWorkspace } from '../../electron/domains/aws-ports';
import type { EndpointsDomain } from '../../electron/domains/endpoints/contract';
import { createEndpoints } from '../../electron/domains/endpoints/endpoints';
import { resolveDeployments } from '../../electron/domains/endpoints/journal';
import { startEndpointLog } from '../../electron/domains/endpoints/log-collector';
import { createEndpointPoller } from '../../electron/domains/endpoints/poller';
import { createNotifier } from '../../electron/domains/notifier';
import type { Clock } from '../../electron/domains/platform-ports';
import { createPollSchedule } from '../../electron/domains/poll-schedule';
import type { Scope } from '../../electron/domains/scope';
import { scopeOf } from '../../electron/domains/scope';
import { sharedByName } from '../../electron/domains/shared-by-name';
import type { OfflineStore } from '../../electron/domains/store-ports';
import type { Link } from '../../electron/domains/workspace/link';
import { createSlowed } from '../../electron/domains/workspace/slowed';
import { systemClock } from '../../electron/platform/node/clock';
import { createResources } from '../../electron/platform/node/resources';
import { ok } from '../../shared/errors/result';
import { openInThreadStore } from './in-thread-store';
import { localWorkspace } from './scope';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The endpoint domain over any server that speaks AWS, with a store of its own. */
export interface EndpointDesk {
  readonly endpoints: EndpointsDomain;
  readonly aws: AwsWorkspace;
  readonly store: OfflineStore;
  readonly scope: Scope;
  readonly audited: readonly Omit<AuditEntry, 'at'>[];
  /** What the console does after every connection: finds out what became of calls nobody settled. */
  resolve(): Promise<boolean>;
  /** `keep`: the store's file stays, for another desk of the same home. */
  close(keep?: boolean): Promise<void>;
  readonly home: string;
}

export async function openEndpointDesk(
  connection: AwsConnection,
  options: { readonly home?: string; readonly clock?: Clock } = {},
): Promise<EndpointDesk> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'upside-desk-')));
  const clock = options.clock ?? systemClock;
  const store = openInThreadStore(join(home, 'store.db'));
  const aws = createAwsWorkspace(connection);
  const { accountId, region } = connection;
  const workspace = localWorkspace(accountId, region);
  const scope = scopeOf(workspace);
  const closing = new AbortController();
  const resources = createResources(resolve('resources'));
  const link: Link = {
    changes: createNotifier(),
    connection: { kind: 'online', since: 0 },
    slowed: createSlowed(() => undefined),
    workspace,
    failure: null,
    aws: async () => ok(aws),
    reconnect: async () => ok(null),
    remembered: async () => undefined,
    report: (result) => result,
    amend: () => undefined,
    close: () => undefined,
  };
  const audited: Omit<AuditEntry, 'at'>[] = [];
  const parts = { workspaceId: scope.workspaceId, link, store, clock, logger: silent };
  const poller = createEndpointPoller({
    ...parts,
    store: store.endpoints,
    closing: closing.signal,
    schedule: createPollSchedule(clock),
  });
  const shared = { ...parts, poller };
  return {
    aws,
    audited,
    home,
    scope,
    store,
    endpoints: createEndpoints({
      prices: {
        current: () => resources.prices(),
        scope: async (where) => ({
          kind: 'local',
          region: where,
          prices: await resources.prices(),
          instanceTypes: (await resources.catalogue()).instanceTypes,
        }),
      },
      ...shared,
      audit: { record: async (entry) => void audited.push(entry) },
      closing: closing.signal,
      logs: sharedByName(closing.signal, (name, signal) => startEndpointLog(shared, name, signal)),
    }),
    resolve: () => resolveDeployments(aws, shared),
    async close(keep = false) {
      closing.abort();
      aws.close();
      await store.close();
      if (!keep) await rm(home, { recursive: true, force: true });
    },
  };
}

/** A deployment of one variant per weight, each with a container of its own. */
export function deploymentOf(
  endpoint: string,
  weights: readonly number[] = [1],
  roleArn = 'arn:aws:iam::123456789012:role/serve',
) {
  return {
    endpoint,
    configName: `${endpoint}-config`,
    roleArn,
    variants: weights.map((initialWeight, index) => ({
      name: `v${index + 1}`,
      modelName: `${endpoint}-model-${index + 1}`,
      instanceType: 'ml.m5.large',
      initialInstances: 1,
      initialWeight,
      source: {
        kind: 'container' as const,
        image: `123456789012.dkr.ecr.us-east-1.amazonaws.com/serve:${index + 1}`,
        modelDataUrl: null,
        environment: {},
      },
    })),
    dataCapture: null,
  };
}
