import { randomUUID } from 'node:crypto';
import { assertNever } from '../../../shared/errors/assert-never';
import { CodedError } from '../../../shared/errors/coded-error';
import { type Failure, fail } from '../../../shared/errors/result';
import type { EndpointDeployment } from '../../../shared/model/endpoint-deployment';
import type { EndpointView } from '../../../shared/model/endpoint-view';
import type { AwsWorkspace } from '../aws-ports';
import { dataOf } from '../guard';
import { createPatience } from '../patience';
import type { Scope } from '../scope';
import { whileUnderWay } from '../under-way';
import { type DeployStep, deploySteps } from './deploy-steps';
import { type EndpointParts, orAgain, readBack, recordCall } from './parts';
import { readView } from './read-view';

/** The journal's name for a deployment that is under way. */
export const deployAction = 'endpoints.deploy';

/**
 * Makes models, configuration and endpoint, each exactly once, and reads the endpoint back. Every name is
 * written down before the first call. Rejects with CodedError; what was made until then is kept as left behind.
 */
export async function deploy(
  parts: EndpointParts,
  aws: AwsWorkspace,
  scope: Scope,
  deployment: EndpointDeployment,
): Promise<EndpointView> {
  const { clock, link, logger, poller, store } = parts;
  const steps = deploySteps(aws.endpoints, deployment);
  await refuseTaken(parts, steps);
  const id = randomUUID();
  const { workspaceId } = scope;
  const requestJson = JSON.stringify(deployment);
  const entry = { id, workspaceId, action: deployAction, target: deployment.endpoint, requestJson };
  await whileUnderWay(store.journal, clock, entry, () => takeSteps(parts, scope, deployment, steps, id));
  logger.info('endpoints.deployed', { endpoint: deployment.endpoint });
  const view = await readBack(parts, async () => {
    const read = link.report(await readView(aws, deployment.endpoint, null));
    return orAgain(read);
  });
  if (view === null) throw new CodedError(notReadBack(deployment.endpoint));
  await poller.learn(view);
  poller.poke();
  if (view.endpoint.configName !== deployment.configName) throw new CodedError(another(deployment, view));
  return view;
}

/** One after the other, settled in the journal as `id`. Rejects with CodedError at the first that was not taken. */
async function takeSteps(
  parts: EndpointParts,
  scope: Scope,
  deployment: EndpointDeployment,
  steps: readonly DeployStep[],
  id: string,
): Promise<void> {
  const { clock, link, store } = parts;
  const made: DeployStep[] = [];
  for (const step of steps) {
    const outcome = await step.run(clock, parts.closing, link.slowed.begin);
    await record(parts, scope, step, outcome);
    switch (outcome.kind) {
      case 'created':
        made.push(step);
        break;
      case 'rejected':
        await leaveBehind(parts, scope, deployment.endpoint, made, outcome.failure.message);
        await store.journal.settle(id, 'rejected', clock.now());
        throw new CodedError(withLeftBehind(outcome.failure, made));
      case 'unknown':
        link.report({ ok: false, error: outcome.failure });
        throw new CodedError(uncertain(deployment.endpoint, outcome.failure));
      default:
        assertNever(outcome);
    }
  }
  await store.journal.settle(id, 'done', clock.now());
}

/** Names are looked at before anything is made; what stands there as it was asked for is not refused. */
async function refuseTaken({ clock, closing, link }: EndpointParts, steps: readonly DeployStep[]): Promise<void> {
  const patiently = createPatience(clock, closing, link.slowed.begin);
  for (const { find, kind, name } of steps) {
    if (dataOf(link.report(await patiently(find))) !== 'other') continue;
    const what = { model: 'a model', config: 'an endpoint configuration', endpoint: 'an endpoint' }[kind];
    const hint = 'Choose another name; nothing was created.';
    throw new CodedError(fail('endpoint.exists', `There is already ${what} called ${name}.`, hint).error);
  }
}

function record(
  parts: EndpointParts,
  scope: Scope,
  step: DeployStep,
  outcome: Awaited<ReturnType<DeployStep['run']>>,
): Promise<void> {
  const prefix = { model: 'model', config: 'endpoint-config', endpoint: 'endpoint' }[step.kind];
  return recordCall(parts, scope, {
    action: deployAction,
    target: `${prefix}/${step.name}`,
    outcome: outcome.kind === 'created' ? 'done' : outcome.kind,
    detail: outcome.kind === 'created' ? `${step.operation} was accepted.` : outcome.failure.message,
  });
}

/** Keeps in the list what stands there without an endpoint. */
async function leaveBehind(
  { clock, poller, store }: EndpointParts,
  scope: Scope,
  endpoint: string,
  made: readonly Pick<DeployStep, 'kind' | 'name'>[],
  reason: string,
): Promise<void> {
  const named = (kind: DeployStep['kind']) => made.filter((one) => one.kind === kind).map(({ name }) => name);
  const left = { endpoint, configs: named('config'), models: named('model'), reason, at: clock.now() };
  if (left.configs.length + left.models.length > 0) await store.endpoints.saveLeftBehind(scope.workspaceId, left);
  poller.poke();
}

function withLeftBehind(failure: Failure, made: readonly DeployStep[]): Failure {
  if (made.length === 0) return failure;
  const names = made.map(({ kind, name }) => `${kind === 'config' ? 'configuration' : kind} ${name}`).join(', ');
  return {
    ...failure,
    message: `${failure.message} Made before that, and still there: ${names}.`,
    hint: `${failure.hint} The list of endpoints offers to delete what was left behind.`,
  };
}

function uncertain(name: string, failure: Failure): Failure {
  return {
    ...failure,
    message: `It is not known yet whether ${name} was deployed: ${failure.message}`,
    hint: 'Upside finds out as soon as the workspace answers again; deploy nothing under another name before.',
  };
}

function notReadBack(name: string): Failure {
  return fail('aws.timeout', `${name} was created and could not be read back.`, 'Look at the list in a moment.', {
    retryable: true,
  }).error;
}

function another({ configName, endpoint }: EndpointDeployment, view: EndpointView): Failure {
  return fail(
    'endpoint.state',
    `${endpoint} has the configuration ${view.endpoint.configName}, not ${configName}: somebody else changed it.`,
    'Look at the endpoint before you go on.',
  ).error;
}
