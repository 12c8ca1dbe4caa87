import { ok, type Result } from '../../../shared/errors/result';
import type { DeployedVariant, EndpointDeployment } from '../../../shared/model/endpoint-deployment';
import { packageLabel } from '../../../shared/model/endpoint-status';
import { endpointPriceOf } from '../../../shared/model/price';
import type { Workspace } from '../../../shared/model/workspace';
import type { AwsWorkspace } from '../aws-ports';
import { dataOf } from '../guard';
import type { Scope } from '../scope';
import type { DeployPreflight } from './contract';
import { deploySteps } from './deploy-steps';

type Problem = DeployPreflight['problems'][number];
type Findings = Pick<DeployPreflight, 'problems' | 'warnings'>;

/** Everything that can be found wrong without creating anything. Rejects with CodedError when nobody answers. */
export async function preflightDeployment(
  aws: AwsWorkspace,
  scope: Scope,
  kind: Workspace['kind'],
  deployment: EndpointDeployment,
): Promise<DeployPreflight> {
  const names = await nameProblems(aws, deployment);
  const sources = await Promise.all(deployment.variants.map((variant, index) => sourceFindings(aws, variant, index)));
  return {
    problems: [
      ...names,
      ...sources.flatMap(({ problems }) => problems),
      ...roleProblems(scope, deployment.roleArn),
      ...captureProblems(kind, deployment),
    ],
    warnings: [...new Set(sources.flatMap(({ warnings }) => warnings))],
    price: endpointPriceOf(kind, deployment.variants),
  };
}

async function nameProblems(aws: AwsWorkspace, deployment: EndpointDeployment): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { find, kind, name } of deploySteps(aws.endpoints, deployment)) {
    if (dataOf(await find()) === 'nothing') continue;
    const index = deployment.variants.findIndex(({ modelName }) => modelName === name);
    const field = { model: `variants.${index}.modelName`, config: 'configName', endpoint: 'endpoint' }[kind];
    const what = { model: 'a model', config: 'an endpoint configuration', endpoint: 'an endpoint' }[kind];
    problems.push({ field, message: `There is already ${what} called ${name}.`, hint: 'Choose another name.' });
  }
  return problems;
}

async function sourceFindings(aws: AwsWorkspace, { name, source }: DeployedVariant, index: number): Promise<Findings> {
  const field = `variants.${index}.source`;
  const problem = (message: string, hint: string): Findings => ({
    problems: [{ field, message, hint }],
    warnings: [],
  });
  if (source.kind === 'container') {
    if (source.modelDataUrl === null || !source.modelDataUrl.startsWith('s3://')) return { problems: [], warnings: [] };
    const found = dataOf(missingAsNull(await aws.objects.head(source.modelDataUrl)));
    if (found === null)
      return problem(`There is nothing at ${source.modelDataUrl}.`, 'Choose the artifact of a job that completed.');
    return { problems: [], warnings: [] };
  }
  const label = packageLabel(source.arn) ?? source.arn;
  const found = dataOf(missingAsNull(await aws.registry.describePackage(source.arn)));
  if (found === null) return problem(`There is no version ${label} in the registry.`, 'Choose one that is there.');
  if (found.status !== 'Completed')
    return problem(`Version ${label} is ${found.status}.`, 'Choose a version that is Completed.');
  const warnings = found.approval === 'Approved' ? [] : [`${label}, for ${name}, is not approved (${found.approval}).`];
  return { problems: [], warnings };
}

function roleProblems(scope: Scope, roleArn: string): readonly Problem[] {
  const account = roleArn.split(':')[4];
  if (account === scope.accountId) return [];
  return [
    {
      field: 'roleArn',
      message: `The role belongs to account ${account ?? '?'}, the workspace to ${scope.accountId}.`,
      hint: 'Choose a role of this account.',
    },
  ];
}

/** Said before it is asked for: the local workspace refuses what it cannot really do. */
function captureProblems(kind: Workspace['kind'], { dataCapture }: EndpointDeployment): readonly Problem[] {
  if (kind !== 'local' || dataCapture === null) return [];
  return [
    {
      field: 'dataCapture',
      message: 'The local workspace captures no requests and refuses a configuration that asks for it.',
      hint: 'Switch data capture off.',
    },
  ];
}

function missingAsNull<T>(result: Result<T>): Result<T | null> {
  const missing = !result.ok && /\.not-found$/.test(result.error.code);
  return missing ? ok(null) : result;
}
