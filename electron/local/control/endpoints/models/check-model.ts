import { AwsError } from '../../../gateway/service';
import { validationFailure } from '../../errors';
import { notHere, refuseMembers } from '../refusals';
import type { EndpointScope } from '../scope';
import type { ContainerRequest, ModelContainer, ModelRequest, PackageLookup } from './model';

/** Members of CreateModel and of its container that this machine cannot honour. */
const NOT_FOR_MODELS = {
  VpcConfig: 'networks of a VPC',
  EnableNetworkIsolation: 'network isolation',
} as const;
const NOT_FOR_CONTAINERS = {
  ImageConfig: 'private docker registries',
  AdditionalModelDataSources: 'additional model data sources',
  MultiModelConfig: 'multi-model endpoints',
  ContainerMetricsConfig: 'metrics scraped from containers',
} as const;

/**
 * Checks CreateModel beyond single members and finds out what its container is. Throws
 * ValidationException; SageMaker looks for the model data at once, and so does this.
 */
export async function checkModel(
  request: ModelRequest,
  packages: PackageLookup,
  scope: EndpointScope,
): Promise<ModelContainer> {
  refuseMembers(request, NOT_FOR_MODELS);
  if (request.ExecutionRoleArn !== undefined && request.ExecutionRoleArn.split(':')[4] !== scope.accountId)
    throw new AwsError('AccessDeniedException', 'Cross-account pass role is not allowed.');
  const asked = onlyContainer(request);
  refuseMembers(asked, NOT_FOR_CONTAINERS);
  if (asked.Mode === 'MultiModel') throw notHere('multi-model endpoints (Mode MultiModel)');
  const container = resolve(asked, packages, scope);
  if (container.modelDataUrl !== null) await checkModelData(container.modelDataUrl, scope);
  return container;
}

function onlyContainer({ PrimaryContainer, Containers }: ModelRequest): ContainerRequest {
  if ((PrimaryContainer === undefined) === (Containers === undefined || Containers.length === 0))
    throw validationFailure('Exactly one of PrimaryContainer and Containers must be specified.');
  if (PrimaryContainer !== undefined) return PrimaryContainer;
  const [first, ...others] = Containers ?? [];
  if (first === undefined || others.length > 0)
    throw notHere('inference pipelines (several Containers)', 'Give one container.');
  return first;
}

function resolve(asked: ContainerRequest, packages: PackageLookup, scope: EndpointScope): ModelContainer {
  const given = { image: asked.Image ?? null, modelDataUrl: modelData(asked) };
  const name = asked.ModelPackageName;
  if (name === undefined) {
    if (given.image === null) throw validationFailure('Either Image or ModelPackageName must be specified.');
    return { ...given, environment: asked.Environment ?? {}, packageArn: null };
  }
  if (given.image !== null || given.modelDataUrl !== null)
    throw validationFailure('Image and ModelDataUrl cannot be specified together with ModelPackageName.');
  const arn = name.startsWith('arn:')
    ? name
    : `arn:aws:sagemaker:${scope.region}:${scope.accountId}:model-package/${name}`;
  const found = packages(arn);
  if (found === null) throw validationFailure(`Could not find model package "${arn}".`);
  return {
    image: found.image,
    modelDataUrl: found.modelDataUrl,
    environment: { ...found.environment, ...asked.Environment },
    packageArn: arn,
  };
}

/** ModelDataUrl, or the one form of ModelDataSource that says the same. */
function modelData({ ModelDataUrl, ModelDataSource }: ContainerRequest): string | null {
  const source = ModelDataSource?.S3DataSource;
  if (source === undefined) return ModelDataUrl ?? null;
  if (ModelDataUrl !== undefined)
    throw validationFailure('ModelDataUrl and ModelDataSource cannot be specified together.');
  if (source.CompressionType !== 'Gzip' || source.S3DataType !== 'S3Object')
    throw notHere('uncompressed models (ModelDataSource of another kind than S3Object with Gzip)');
  return source.S3Uri;
}

async function checkModelData(url: string, { objects }: EndpointScope): Promise<void> {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(url) ?? [];
  if (bucket === undefined || key === undefined)
    throw validationFailure(`Invalid model data "${url}". It must be the address of an object, s3://bucket/key.`);
  try {
    await objects.head(bucket, key);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw validationFailure(`Could not find model data at ${url}.`);
  }
}
