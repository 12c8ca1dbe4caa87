import { validationFailure } from '../../errors';
import type { Model } from '../models/model';
import type { NamedStore } from '../named-store';
import { notHere, refuseMembers } from '../refusals';
import { arnOf, type EndpointScope } from '../scope';
import type { EndpointConfigRequest, VariantRequest } from './endpoint-config';

const NOT_FOR_CONFIGS = {
  AsyncInferenceConfig: 'asynchronous endpoints',
  ShadowProductionVariants: 'shadow variants',
  ExplainerConfig: 'explainers',
  ExecutionRoleArn: 'inference components',
  VpcConfig: 'networks of a VPC',
  EnableNetworkIsolation: 'network isolation',
  KmsKeyId: 'encrypted volumes',
  MetricsConfig: 'enhanced metrics',
  CrossRegionTrafficConfig: 'other regions',
} as const;
const NOT_FOR_VARIANTS = {
  ServerlessConfig: 'serverless endpoints',
  InstancePools: 'instance pools',
  AcceleratorType: 'accelerators',
  AcceleratorPartitionLayouts: 'accelerators',
  CoreDumpConfig: 'core dumps',
  EnableSSMAccess: 'Systems Manager access to instances',
  ManagedInstanceScaling: 'managed instance scaling',
  CapacityReservationConfig: 'capacity reservations',
  InferenceAmiVersion: 'machine images',
} as const;

/** Checks CreateEndpointConfig beyond single members. Throws ValidationException. */
export function checkEndpointConfig(
  request: EndpointConfigRequest,
  models: NamedStore<Model>,
  scope: EndpointScope,
): void {
  refuseMembers(request, NOT_FOR_CONFIGS);
  // Capture is on unless it is said to be off.
  if (request.DataCaptureConfig !== undefined && request.DataCaptureConfig.EnableCapture !== false)
    throw notHere('data capture (DataCaptureConfig)', 'Leave it out or set EnableCapture to false.');
  const names = request.ProductionVariants.map(({ VariantName }) => VariantName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw validationFailure(`Production variant names must be unique, but "${twice}" is given more than once.`);
  for (const variant of request.ProductionVariants) checkVariant(variant, models, scope);
  if (request.ProductionVariants.every(({ InitialVariantWeight }) => InitialVariantWeight === 0))
    throw validationFailure('At least one production variant must have an InitialVariantWeight greater than 0.');
}

function checkVariant(variant: VariantRequest, models: NamedStore<Model>, scope: EndpointScope): void {
  refuseMembers(variant, NOT_FOR_VARIANTS);
  const { ModelName, InitialInstanceCount, InstanceType, RoutingConfig, VariantName } = variant;
  if (ModelName === undefined) throw notHere(`inference components (variant "${VariantName}" without a ModelName)`);
  const strategy = RoutingConfig?.RoutingStrategy;
  if (strategy !== undefined && strategy !== 'RANDOM' && strategy !== 'LEAST_OUTSTANDING_REQUESTS')
    throw notHere(`the routing strategy ${strategy} (RoutingConfig)`);
  const missing = [
    ...(InitialInstanceCount === undefined ? ['InitialInstanceCount'] : []),
    ...(InstanceType === undefined ? ['InstanceType'] : []),
  ];
  if (missing.length > 0)
    throw validationFailure(`${missing.join(' and ')} must be specified for the production variant "${VariantName}".`);
  if (models.find(ModelName) === null)
    throw validationFailure(`Could not find model "${arnOf('model', ModelName, scope)}".`);
}
