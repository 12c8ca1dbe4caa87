import { ok, type Result } from '../../../shared/errors/result';
import type { EndpointDeployment } from '../../../shared/model/endpoint-deployment';
import type { Clock } from '../platform-ports';
import type { OnSlowed } from '../workspace/slowed';
import { type CreateOutcome, createOnce, type Found } from './create-once';
import type { EndpointService } from './ports';
import { missingAsNull } from './read-view';
import { isSameConfig, isSameModel } from './same-things';

/** One thing a deployment makes, in the order the service needs them. */
export interface DeployStep {
  readonly kind: 'model' | 'config' | 'endpoint';
  readonly name: string;
  /** The call, for the audit log. */
  readonly operation: string;
  /** Asks what stands under the name. */
  find(): Promise<Result<Found>>;
  run(clock: Clock, signal: AbortSignal, onSlowed?: OnSlowed): Promise<CreateOutcome>;
}

/** Models, then the configuration over them, then the endpoint; nothing is sent before `run`. */
export function deploySteps(service: EndpointService, deployment: EndpointDeployment): readonly DeployStep[] {
  const models = deployment.variants.map(({ modelName, source }) =>
    step(
      'model',
      modelName,
      'CreateModel',
      () => service.createModel(modelName, deployment.roleArn, source),
      async () => compared(await service.describeModel(modelName), (model) => isSameModel(model, source)),
    ),
  );
  const { configName, dataCapture, endpoint, variants } = deployment;
  const config = step(
    'config',
    configName,
    'CreateEndpointConfig',
    () => service.createConfig({ name: configName, variants, dataCapture }),
    async () => compared(await service.describeConfig(configName), (found) => isSameConfig(found, deployment)),
  );
  const last = step(
    'endpoint',
    endpoint,
    'CreateEndpoint',
    () => service.create(endpoint, configName),
    async () => compared(await service.describe(endpoint), (found) => found.configName === configName),
  );
  return [...models, config, last];
}

function step(
  kind: DeployStep['kind'],
  name: string,
  operation: string,
  create: () => Promise<Result<unknown>>,
  find: () => Promise<Result<Found>>,
): DeployStep {
  const what = { model: 'model', config: 'endpoint configuration', endpoint: 'endpoint' }[kind];
  return {
    kind,
    name,
    operation,
    find,
    run: (clock, signal, onSlowed) => createOnce(`${what} called ${name}`, create, find, clock, signal, onSlowed),
  };
}

function compared<T>(described: Result<T>, isOwn: (found: T) => boolean): Result<Found> {
  const found = missingAsNull(described);
  if (!found.ok) return found;
  if (found.data === null) return ok('nothing');
  return ok(isOwn(found.data) ? 'own' : 'other');
}
