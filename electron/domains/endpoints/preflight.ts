import { ok, type Result } from '../../../shared/errors/result';
import type { DeployedVariant, EndpointDeployment } from '../../../shared/model/endpoint-deployment';
import { packageLabel } from '../../../shared/model/endpoint-status';
import type { BillScope } from '../../../shared/model/job-bill';
import { endpointBill, type PriceScope } from '../../../shared/model/price';
import type { AwsWorkspace } from '../aws-ports';
import { dataOf } from '../guard';
import type { Clock } from '../platform-ports';
import { failed, passed, type Question } from '../preflight/check';
import { planOfDeployment } from '../preflight/launch-plan';
import { runPreflight } from '../preflight/preflight';
import type { Scope } from '../scope';
import type { DeployPreflight } from './contract';
import { deploySteps } from './deploy-steps';

/** Everything that can be found wrong with a deployment without creating anything. */
export async function preflightDeployment(
  aws: AwsWorkspace,
  scope: Scope,
  clock: Clock,
  prices: BillScope,
  deployment: EndpointDeployment,
): Promise<DeployPreflight> {
  const warnings = new Set<string>();
  const fleet = deployment.variants.map(({ initialInstances, instanceType }) => ({
    instanceType,
    count: initialInstances,
  }));
  const preflight = await runPreflight({
    aws,
    scope,
    kind: prices.kind,
    clock,
    instanceTypes: prices.instanceTypes,
    // Whether captured data has a place is no question where nothing is captured.
    plan: { ...planOfDeployment(scope, deployment), ...(prices.kind === 'local' && { writes: [] }) },
    bill: endpointBill(prices, fleet),
    own: [
      namesQuestion(aws, deployment),
      ...deployment.variants.map((variant, index) => sourceQuestion(aws, variant, index, warnings)),
      ...captureQuestion(prices.kind, deployment),
    ],
  });
  return { ...preflight, warnings: [...warnings] };
}

function namesQuestion(aws: AwsWorkspace, deployment: EndpointDeployment): Question {
  const about = { id: 'names', title: 'Names' };
  return {
    ...about,
    ask: async () => {
      const taken = [];
      for (const { find, kind, name } of deploySteps(aws.endpoints, deployment)) {
        if (dataOf(await find()) === 'nothing') continue;
        const index = deployment.variants.findIndex(({ modelName }) => modelName === name);
        const field = { model: `variants.${index}.modelName`, config: 'configName', endpoint: 'endpoint' }[kind];
        const what = { model: 'a model', config: 'an endpoint configuration', endpoint: 'an endpoint' }[kind];
        const detail = `There is already ${what} called ${name}.`;
        taken.push(
          failed({ id: field, title: about.title }, { detail, hint: 'Choose another name.', field, blocks: true }),
        );
      }
      return taken.length > 0 ? taken : [passed(about, { detail: 'Nothing else has the names this would take.' })];
    },
  };
}

/** `warnings` takes what forbids nothing and should be known. */
function sourceQuestion(
  aws: AwsWorkspace,
  { name, source }: DeployedVariant,
  index: number,
  warnings: Set<string>,
): Question {
  const field = `variants.${index}.source`;
  const about = { id: field, title: `What ${name} serves` };
  const wrong = (detail: string, hint: string) => [failed(about, { detail, hint, field, blocks: true })];
  return {
    ...about,
    ask: async () => {
      if (source.kind === 'container') {
        if (source.modelDataUrl === null || !source.modelDataUrl.startsWith('s3://')) return [];
        const found = dataOf(missingAsNull(await aws.objects.head(source.modelDataUrl)));
        if (found === null)
          return wrong(`There is nothing at ${source.modelDataUrl}.`, 'Choose the artifact of a job that completed.');
        return [passed(about, { detail: `Its files are at ${source.modelDataUrl}.`, field })];
      }
      const label = packageLabel(source.arn) ?? source.arn;
      const found = dataOf(missingAsNull(await aws.registry.describePackage(source.arn)));
      if (found === null) return wrong(`There is no version ${label} in the registry.`, 'Choose one that is there.');
      if (found.status !== 'Completed')
        return wrong(`Version ${label} is ${found.status}.`, 'Choose a version that is Completed.');
      if (found.approval !== 'Approved') warnings.add(`${label}, for ${name}, is not approved (${found.approval}).`);
      return [passed(about, { detail: `Version ${label} is in the registry.`, field })];
    },
  };
}

/** Said before it is asked for: the local workspace refuses what it cannot really do. */
function captureQuestion(kind: PriceScope['kind'], { dataCapture }: EndpointDeployment): readonly Question[] {
  if (kind !== 'local' || dataCapture === null) return [];
  const about = { id: 'capture', title: 'Data capture' };
  const refused = failed(about, {
    detail: 'The local workspace captures no requests and refuses a configuration that asks for it.',
    hint: 'Switch data capture off.',
    field: 'dataCapture',
    blocks: true,
  });
  return [{ ...about, ask: async () => [refused] }];
}

function missingAsNull<T>(result: Result<T>): Result<T | null> {
  const missing = !result.ok && /\.not-found$/.test(result.error.code);
  return missing ? ok(null) : result;
}
