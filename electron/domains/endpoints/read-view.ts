import { ok, type Result } from '../../../shared/errors/result';
import type { EndpointConfig, EndpointModel } from '../../../shared/model/endpoint';
import type { EndpointView } from '../../../shared/model/endpoint-view';
import { type PackageSummary, packageSummarySchema } from '../../../shared/model/model-package';
import type { AwsWorkspace } from '../aws-ports';

/**
 * The endpoint as it is now, with what serves in it. A configuration and a model never change, so those of
 * `known` are taken when their names still fit; what was deleted meanwhile is left out.
 */
export async function readView(
  aws: AwsWorkspace,
  name: string,
  known: EndpointView | null,
): Promise<Result<EndpointView>> {
  const described = await aws.endpoints.describe(name);
  if (!described.ok) return described;
  const endpoint = described.data;
  const config = await readConfig(aws, endpoint.configName, known);
  if (!config.ok) return config;
  const models: EndpointModel[] = [];
  for (const modelName of new Set(config.data?.variants.map((variant) => variant.modelName) ?? [])) {
    const model = await readModel(aws, modelName, known);
    if (!model.ok) return model;
    if (model.data) models.push(model.data);
  }
  const packages: PackageSummary[] = [];
  for (const arn of new Set(models.flatMap(({ packageArn }) => packageArn ?? []))) {
    const found = await readPackage(aws, arn, known);
    if (found) packages.push(found);
  }
  return ok({ endpoint, config: config.data, models, packages });
}

async function readConfig(
  aws: AwsWorkspace,
  name: string,
  known: EndpointView | null,
): Promise<Result<EndpointConfig | null>> {
  if (known?.config?.name === name) return ok(known.config);
  return missingAsNull(await aws.endpoints.describeConfig(name));
}

async function readModel(
  aws: AwsWorkspace,
  name: string,
  known: EndpointView | null,
): Promise<Result<EndpointModel | null>> {
  const held = known?.models.find((model) => model.name === name);
  return held ? ok(held) : missingAsNull(await aws.endpoints.describeModel(name));
}

/** Only a name beside the model: without the right to read the registry the endpoint is shown all the same. */
async function readPackage(aws: AwsWorkspace, arn: string, known: EndpointView | null): Promise<PackageSummary | null> {
  const held = known?.packages.find((one) => one.arn === arn);
  if (held) return held;
  const found = await aws.registry.describePackage(arn);
  return found.ok ? packageSummarySchema.parse(found.data) : null;
}

/** Not being there is an answer here, not a failure. */
export function missingAsNull<T>(result: Result<T>): Result<T | null> {
  return !result.ok && result.error.code === 'endpoint.not-found' ? ok(null) : result;
}
