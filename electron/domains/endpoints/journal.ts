import { type EndpointDeployment, endpointDeploymentSchema } from '../../../shared/model/endpoint-deployment';
import type { AwsWorkspace } from '../aws-ports';
import type { Clock, Logger } from '../platform-ports';
import type { OfflineStore } from '../store-ports';
import { mayBeUnderWay } from '../under-way';
import { deployAction } from './deploy';
import { type DeployStep, deploySteps } from './deploy-steps';
import type { EndpointPoller } from './poller';
import { readView } from './read-view';

/** One that gave a sign of life since may still be on its way from another process, ms. */
const stillUnderWay = 120_000;

export interface EndpointJournalOptions {
  readonly workspaceId: string;
  readonly store: OfflineStore;
  readonly poller: EndpointPoller;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Finds out what became of deployments whose end was never written down: done when the endpoint stands with
 * its configuration; otherwise, once nobody can be at it any more, what they made is kept as left behind.
 * Resolves to whether all were settled.
 */
export async function resolveDeployments(aws: AwsWorkspace, options: EndpointJournalOptions): Promise<boolean> {
  const { clock, logger, poller, store, workspaceId } = options;
  let settled = true;
  for (const entry of await store.journal.open(workspaceId)) {
    if (entry.action !== deployAction) continue;
    const deployment = parseDeployment(entry.requestJson);
    const standing = deployment ? await whatStands(deploySteps(aws.endpoints, deployment)) : [];
    if (standing === null) return false;
    const deployed = standing.some(({ kind }) => kind === 'endpoint');
    if (!deployed && mayBeUnderWay(entry, clock, stillUnderWay)) {
      settled = false;
      continue;
    }
    if (deployed) {
      const view = await readView(aws, entry.target, null);
      if (view.ok) await poller.learn(view.data);
    } else if (standing.length > 0) {
      const named = (kind: DeployStep['kind']) => standing.filter((one) => one.kind === kind).map(({ name }) => name);
      await store.endpoints.saveLeftBehind(workspaceId, {
        endpoint: entry.target,
        configs: named('config'),
        models: named('model'),
        reason: 'Upside ended before the endpoint was created.',
        at: entry.at,
      });
    }
    await store.journal.settle(entry.id, deployed ? 'done' : 'rejected', clock.now());
    logger.info('journal.resolved', { action: entry.action, target: entry.target, found: deployed });
    poller.poke();
  }
  return settled;
}

/** The steps whose thing is there as it was asked for; null when nobody could say. */
async function whatStands(steps: readonly DeployStep[]): Promise<readonly DeployStep[] | null> {
  const standing: DeployStep[] = [];
  for (const step of steps) {
    const found = await step.find();
    if (!found.ok) return null;
    if (found.data === 'own') standing.push(step);
  }
  return standing;
}

function parseDeployment(json: string): EndpointDeployment | null {
  try {
    return endpointDeploymentSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
