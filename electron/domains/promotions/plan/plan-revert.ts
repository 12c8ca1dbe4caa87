import type { Endpoint, EndpointConfig, EndpointModel } from '../../../../shared/model/endpoint';
import type { Promotion } from '../../../../shared/model/promotion';
import type { Instant } from '../../../../shared/model/time';
import type { Workspace } from '../../../../shared/model/workspace';
import type { BarePlan } from '../contract';
import { configDifferences } from './differences';
import { generateGuards } from './guards';
import { maximumSeconds, modelLabel } from './plan';

export interface RevertInput {
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly live: EndpointConfig;
  /** The configuration before the last promotion; null when none is known or it was deleted. */
  readonly before: EndpointConfig | null;
  readonly models: readonly EndpointModel[];
  readonly roleArn: string;
  readonly kind: Workspace['kind'];
  readonly now: Instant;
}

/** The way back: all at once, since what it goes back to has served before. Pure. */
export function planRevert({ before, endpoint, id, kind, live, models, now, roleArn }: RevertInput): BarePlan {
  const problems: BarePlan['problems'][number][] = [];
  if (endpoint.status !== 'InService')
    problems.push({
      field: 'endpoint',
      message: `${endpoint.name} is ${endpoint.status}.`,
      hint: 'Wait until it is in service and look again.',
    });
  if (before === null)
    problems.push({
      field: 'endpoint',
      message: `No configuration that ${endpoint.name} served before its present one is known here.`,
      hint: 'Promote the version you want instead.',
    });
  if (before === null || problems.length > 0) return { problems, notes: [], differences: [], promotion: null };
  const alarms = generateGuards({ kind: 'generate', errors: 1, latencyMilliseconds: null }, kind, {
    endpoint: endpoint.name,
    configName: before.name,
    variants: before.variants.map(({ name }) => name),
    label: `${before.name}-back-${id.replaceAll('-', '').slice(0, 8)}`,
  }).slice(0, 10);
  const promotion: Promotion = {
    id,
    kind: 'revert',
    endpoint: endpoint.name,
    version: null,
    roleArn,
    fromConfig: live.name,
    toConfig: before.name,
    model: null,
    config: null,
    plan: {
      shifting: { kind: 'all-at-once' },
      terminationWaitSeconds: 0,
      maximumSeconds,
      alarms: alarms.map(({ name }) => name),
    },
    alarms,
    step: 'alarms',
    modifiedBefore: null,
    verdict: null,
    startedAt: now,
    endedAt: null,
  };
  return {
    problems,
    notes: [],
    differences: configDifferences(live, before, (name) => modelLabel(models, name)),
    promotion,
  };
}

/** What was live before the present configuration, by the promotions that ended as promoted; null when none tells. */
export function configBefore(liveConfig: string, promotions: readonly Promotion[]): string | null {
  return (
    promotions.find(({ toConfig, verdict }) => verdict?.kind === 'promoted' && toConfig === liveConfig)?.fromConfig ??
    null
  );
}
