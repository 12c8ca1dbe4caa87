import { type EndpointDeployment, endpointDeploymentSchema } from '../../../shared/model/endpoint-deployment';
import type { DeployDraft, VariantDraft } from './deploy-draft';

/** Field, as the deployment names it → what is wrong with it. */
export type Problems = Readonly<Record<string, string>>;

export type BuiltDeployment =
  | { readonly kind: 'ready'; readonly deployment: EndpointDeployment }
  | { readonly kind: 'incomplete'; readonly problems: Problems };

/** What was typed as a deployment, or what of it makes no sense yet. */
export function buildDeployment(draft: DeployDraft): BuiltDeployment {
  const typed = typedProblems(draft);
  const parsed = endpointDeploymentSchema.safeParse({
    endpoint: draft.endpoint.trim(),
    configName: draft.configName.trim(),
    roleArn: draft.roleArn.trim(),
    variants: draft.variants.map((variant) => ({
      name: variant.name.trim(),
      modelName: variant.modelName.trim(),
      instanceType: variant.instanceType.trim(),
      initialInstances: Number(variant.instances),
      initialWeight: Number(variant.weight),
      source: sourceOf(variant),
    })),
    dataCapture: draft.capture
      ? { s3Uri: draft.captureUri.trim(), samplingPercent: Number(draft.capturePercent) }
      : null,
  });
  if (parsed.success && Object.keys(typed).length === 0) return { kind: 'ready', deployment: parsed.data };
  const issues = parsed.success
    ? []
    : parsed.error.issues.map(({ message, path }) => [path.join('.'), message] as const);
  // What a person is told of a field is said in words of the form first.
  return { kind: 'incomplete', problems: { ...Object.fromEntries(issues.toReversed()), ...typed } };
}

function sourceOf({ image, modelDataUrl, packageArn, source }: VariantDraft) {
  if (source === 'package') return { kind: 'package', arn: packageArn };
  const url = modelDataUrl.trim();
  return { kind: 'container', image: image.trim(), modelDataUrl: url === '' ? null : url, environment: {} };
}

function typedProblems({ capture, capturePercent, captureUri, variants }: DeployDraft): Problems {
  const problems: Record<string, string> = {};
  for (const [index, variant] of variants.entries()) {
    const field = (name: string): string => `variants.${index}.${name}`;
    if (!/^([1-9]|1\d|20)$/.test(variant.instances.trim()))
      problems[field('initialInstances')] = 'A whole number from 1 to 20.';
    if (!/^\d+(\.\d+)?$/.test(variant.weight.trim())) problems[field('initialWeight')] = 'A number from 0.';
    if (!/^ml\.[a-z0-9-]+\.[a-z0-9]+$/.test(variant.instanceType.trim()))
      problems[field('instanceType')] = 'An instance type looks like ml.m5.large.';
    if (variant.source === 'package' && variant.packageArn === '')
      problems[field('source.arn')] = 'Choose a version of the registry.';
    if (variant.source === 'container' && variant.image.trim() === '')
      problems[field('source.image')] = 'Name the image of the serving container.';
  }
  if (capture && !/^s3:\/\/[^/]+(\/.*)?$/.test(captureUri.trim()))
    problems['dataCapture.s3Uri'] = 'An S3 address looks like s3://bucket/prefix.';
  if (capture && !/^(\d{1,2}|100)$/.test(capturePercent.trim()))
    problems['dataCapture.samplingPercent'] = 'A whole number from 0 to 100.';
  return problems;
}
