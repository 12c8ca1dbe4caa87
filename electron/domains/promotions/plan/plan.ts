import type { Alarm } from '../../../../shared/model/alarm';
import type { Endpoint, EndpointConfig, EndpointModel } from '../../../../shared/model/endpoint';
import { packageLabel } from '../../../../shared/model/endpoint-status';
import type { ModelPackage } from '../../../../shared/model/model-package';
import type { Promotion, PromotionRequest } from '../../../../shared/model/promotion';
import type { Instant } from '../../../../shared/model/time';
import type { Workspace } from '../../../../shared/model/workspace';
import type { BarePlan, PlannedPromotion } from '../contract';
import { configDifferences } from './differences';
import { generateGuards } from './guards';

/** The longest name of a model, a configuration or an alarm's part of it. */
const longestName = 63;
/** What SageMaker gives a deployment when nobody says otherwise would be eight hours; one is enough to notice. */
export const maximumSeconds = 3_600;

/** Everything a plan follows from, read from the workspace just before. */
export interface PlanInput {
  readonly id: string;
  readonly request: PromotionRequest;
  readonly endpoint: Endpoint;
  readonly config: EndpointConfig;
  readonly models: readonly EndpointModel[];
  readonly version: ModelPackage;
  /** Those of the alarms the request names that exist. */
  readonly alarms: readonly Alarm[];
  readonly kind: Workspace['kind'];
  readonly now: Instant;
}

/** What the promotion will do, or why it cannot be started. Pure. */
export function planPromotion(input: PlanInput): BarePlan {
  const { config, endpoint, id, kind, now, request, version } = input;
  const label = `${version.group}/${version.version}`;
  const suffix = id.replaceAll('-', '').slice(0, 8);
  const modelName = named(`${version.group}-v${version.version}`, suffix);
  const toConfig = named(endpoint.name, suffix);
  const chosen = request.variants ?? config.variants.map(({ name }) => name);
  const variants = config.variants.map((variant) =>
    chosen.includes(variant.name) ? { ...variant, modelName } : variant,
  );
  const after = { variants, dataCapture: config.dataCapture };
  const labelOf = (name: string): string => (name === modelName ? label : modelLabel(input.models, name));
  const differences = configDifferences(config, after, labelOf);
  const alarms =
    request.guards.kind === 'generate'
      ? generateGuards(request.guards, kind, {
          endpoint: endpoint.name,
          configName: toConfig,
          variants: chosen,
          label: toConfig,
        })
      : [];
  const alarmNames =
    request.guards.kind === 'existing' ? request.guards.names : alarms.map(({ name }) => name).slice(0, 10);
  const problems = findProblems(input, chosen, differences.length, alarms.length);
  const promotion: Promotion = {
    id,
    kind: 'promote',
    endpoint: endpoint.name,
    version: label,
    roleArn: request.roleArn,
    fromConfig: config.name,
    toConfig,
    model: { name: modelName, packageArn: version.arn },
    config: after,
    plan: {
      shifting: request.shifting,
      terminationWaitSeconds: request.terminationWaitSeconds,
      maximumSeconds,
      alarms: alarmNames,
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
    notes: notesOf(request, config, kind),
    differences,
    promotion: problems.length === 0 ? promotion : null,
  };
}

type Problem = PlannedPromotion['problems'][number];

function findProblems(
  { alarms, config, endpoint, request, version }: PlanInput,
  chosen: readonly string[],
  differences: number,
  generated: number,
): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, message: string, hint: string): void => {
    problems.push({ field, message, hint });
  };
  const label = `${version.group}/${version.version}`;
  if (version.approval !== 'Approved')
    add(
      'packageArn',
      `Version ${label} is ${version.approval === 'Rejected' ? 'rejected' : 'not approved yet'}.`,
      'Approve it under Models first, or choose an approved version.',
    );
  if (endpoint.status !== 'InService')
    add('endpoint', `${endpoint.name} is ${endpoint.status}.`, 'Wait until it is in service and look again.');
  for (const name of chosen)
    if (!config.variants.some((variant) => variant.name === name))
      add(
        'variants',
        `${endpoint.name} has no variant ${name}.`,
        `Its variants are ${config.variants.map((variant) => variant.name).join(', ')}.`,
      );
  if (differences === 0)
    add('packageArn', `Version ${label} is what ${endpoint.name} serves already.`, 'Choose another version.');
  if (generated > 10)
    add(
      'guards',
      `${generated} alarms would be made, and a deployment takes ten at most.`,
      'Promote fewer variants at once or leave the latency limit out.',
    );
  if (request.guards.kind === 'existing')
    for (const name of request.guards.names) {
      const alarm = alarms.find((candidate) => candidate.name === name);
      if (alarm === undefined)
        add('guards', `There is no alarm ${name}.`, 'Choose one that exists, or let Upside make them.');
      else if (alarm.state === 'ALARM')
        add(
          'guards',
          `The alarm ${name} is in alarm already and would take the promotion back at once.`,
          'Find out why it rings, or guard by other alarms.',
        );
    }
  return problems;
}

function notesOf(request: PromotionRequest, config: EndpointConfig, kind: Workspace['kind']): readonly string[] {
  const notes: string[] = [];
  if (request.guards.kind === 'none')
    notes.push('Without alarms nothing takes this promotion back by itself, whatever the new version does.');
  const single = config.variants.filter(({ initialInstances }) => initialInstances === 1).map(({ name }) => name);
  // The local workspace shifts shares of the requests, SageMaker whole instances.
  if (kind === 'aws' && request.shifting.kind !== 'all-at-once' && single.length > 0)
    notes.push(
      `${single.join(', ')} runs one instance, so the first step takes traffic with one whole new instance beside the old one.`,
    );
  return notes;
}

/** What a model is made of: its registry version, else its own name. */
export function modelLabel(models: readonly EndpointModel[], name: string): string {
  const packageArn = models.find((model) => model.name === name)?.packageArn ?? null;
  return (packageArn === null ? null : packageLabel(packageArn)) ?? name;
}

/** `base-suffix` within the longest name, ending neither the base nor the whole with a hyphen. */
function named(base: string, suffix: string): string {
  return `${base.slice(0, longestName - suffix.length - 1).replace(/-+$/, '')}-${suffix}`;
}
