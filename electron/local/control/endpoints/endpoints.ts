import { AwsError, type Operation } from '../../gateway/service';
import type { AlarmStates } from '../../storage/alarms';
import type { Database } from '../../storage/database';
import { validationFailure } from '../errors';
import type { ListStatefulRequest } from '../list-stateful';
import type { PageTokens } from '../page-tokens';
import { checkTags } from '../tags';
import type { Tag } from '../training-job-request';
import { withoutNulls } from '../without-nulls';
import type { EndpointConfigRequest } from './configs/endpoint-config';
import { findConfig } from './configs/endpoint-configs';
import type { DeploymentConfigRequest } from './deployment/deployment-config';
import { deploymentPolicy } from './deployment/policy';
import { describeEndpoint } from './describe-endpoint';
import { type Endpoint, instancesOf } from './endpoint';
import type { EndpointRunner } from './endpoint-runner';
import type { EndpointStore } from './endpoint-store';
import { fleetPlan } from './fleet-plan';
import { listEndpoints } from './list-endpoints';
import type { Model } from './models/model';
import type { NamedStore } from './named-store';
import { type CapacityRequest, scaleTargets } from './scale-targets';
import { arnOf, type EndpointScope } from './scope';
import { retainedProperties, type UpdateEndpointRequest } from './update-request';

/** Every instance is a process of this machine; both fleets of a deployment count. */
const MOST_INSTANCES = 20;

interface EndpointsOptions extends EndpointScope {
  readonly database: Database;
  readonly tokens: PageTokens;
  readonly store: EndpointStore;
  readonly models: NamedStore<Model>;
  readonly configs: NamedStore<EndpointConfigRequest>;
  readonly runner: EndpointRunner;
  readonly alarms: AlarmStates;
}

export interface EndpointOperations {
  readonly CreateEndpoint: Operation;
  readonly DescribeEndpoint: Operation;
  readonly ListEndpoints: Operation;
  readonly UpdateEndpoint: Operation;
  readonly UpdateEndpointWeightsAndCapacities: Operation;
  readonly DeleteEndpoint: Operation;
}

interface CreateEndpointRequest {
  readonly EndpointName: string;
  readonly EndpointConfigName: string;
  readonly DeploymentConfig?: DeploymentConfigRequest;
  readonly Tags?: readonly Tag[];
}

/** The operations on endpoints. What one of them acknowledges is on disk; the runner then carries it out. */
export function endpointOperations(options: EndpointsOptions): EndpointOperations {
  const { alarms, clock, configs, database, models, runner, store, tokens } = options;

  const named = (input: Record<string, unknown>): Endpoint => {
    const name = String(input.EndpointName);
    const endpoint = store.find(name);
    if (endpoint === null) throw validationFailure(`Could not find endpoint "${arnOf('endpoint', name, options)}".`);
    return endpoint;
  };
  const settled = (endpoint: Endpoint): Endpoint => {
    if (endpoint.change !== null) throw validationFailure(`Cannot update in-progress endpoint "${endpoint.arn}".`);
    return endpoint;
  };
  const updatable = (input: Record<string, unknown>): Endpoint => {
    const endpoint = settled(named(input));
    if (endpoint.status === 'Failed')
      throw validationFailure(`Cannot update endpoint "${endpoint.arn}" because it is in status Failed; delete it.`);
    return endpoint;
  };
  const checkAlarms = (names: readonly string[]) => {
    const missing = names.filter((name) => alarms.state(name) === null);
    if (missing.length > 0) throw validationFailure(`Could not find alarms: ${missing.join(', ')}.`);
  };
  const checkCapacity = (more: number) => {
    const used = store.all().reduce((sum, endpoint) => sum + instancesOf(endpoint), 0);
    if (used + more > MOST_INSTANCES)
      throw new AwsError(
        'ResourceLimitExceeded',
        `The account-level service limit 'Instances for endpoint usage' is ${MOST_INSTANCES} Instances, with current utilization of ${used} Instances and a request delta of ${more} Instances.`,
      );
  };

  return {
    CreateEndpoint(input) {
      const { EndpointName, EndpointConfigName, DeploymentConfig, Tags } = withoutNulls(
        input,
      ) as unknown as CreateEndpointRequest;
      const arn = arnOf('endpoint', EndpointName, options);
      const taken = () => validationFailure(`Cannot create already existing endpoint "${arn}".`);
      checkTags(Tags ?? []);
      if (store.knows(arn)) throw taken();
      const fleet = fleetPlan(findConfig(configs, EndpointConfigName, options).content, models, options, null);
      // It is for updates that retain it; one that could not be carried out then is refused now.
      checkAlarms(deploymentPolicy(DeploymentConfig ?? null, fleet.variants).alarms);
      checkCapacity(fleet.variants.reduce((sum, { instanceCount }) => sum + instanceCount, 0));
      const endpoint = store.insert(
        {
          name: EndpointName,
          arn,
          configName: EndpointConfigName,
          change: { kind: 'create', fleet, startedAt: clock() },
          lastDeployment: DeploymentConfig ?? null,
        },
        Tags ?? [],
        clock(),
      );
      if (endpoint === null) throw taken();
      runner.carryOut(endpoint);
      return { EndpointArn: arn };
    },
    DescribeEndpoint(input) {
      const endpoint = named(input);
      return describeEndpoint(endpoint, runner.active(endpoint.name));
    },
    ListEndpoints(input) {
      return listEndpoints(database, tokens, withoutNulls(input) as ListStatefulRequest);
    },
    UpdateEndpoint(input) {
      const request = withoutNulls(input) as unknown as UpdateEndpointRequest;
      const endpoint = updatable(input);
      const config = findConfig(configs, request.EndpointConfigName, options);
      const fleet = fleetPlan(config.content, models, options, retainedProperties(request, endpoint));
      const deployment = request.DeploymentConfig ?? (request.RetainDeploymentConfig ? endpoint.lastDeployment : null);
      const policy = deploymentPolicy(deployment, fleet.variants);
      checkAlarms(policy.alarms);
      checkCapacity(fleet.variants.reduce((sum, { instanceCount }) => sum + instanceCount, 0));
      const at = clock();
      const stage = { kind: 'provisioning', step: 0, since: at } as const;
      const change = { kind: 'deploy', fleet, policy, startedAt: at, stage } as const;
      const update = { status: 'Updating', failureReason: null, change, lastDeployment: deployment } as const;
      runner.carryOut(store.change(endpoint, update, at));
      return { EndpointArn: endpoint.arn };
    },
    UpdateEndpointWeightsAndCapacities(input) {
      const { DesiredWeightsAndCapacities } = withoutNulls(input) as unknown as {
        readonly DesiredWeightsAndCapacities: readonly CapacityRequest[];
      };
      const endpoint = updatable(input);
      const targets = scaleTargets(endpoint, DesiredWeightsAndCapacities);
      const total = targets.reduce((sum, { instanceCount }) => sum + instanceCount, 0);
      checkCapacity(Math.max(0, total - instancesOf(endpoint)));
      const at = clock();
      const change = { kind: 'scale', targets, startedAt: at } as const;
      runner.carryOut(store.change(endpoint, { status: 'Updating', failureReason: null, change }, at));
      return { EndpointArn: endpoint.arn };
    },
    DeleteEndpoint(input) {
      const endpoint = settled(named(input));
      const at = clock();
      runner.carryOut(store.change(endpoint, { status: 'Deleting', change: { kind: 'delete', startedAt: at } }, at));
      return {};
    },
  };
}
