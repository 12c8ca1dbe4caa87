import { suggestJobName } from '../../../shared/model/job-name';

/** What a variant is made of. Fields hold what was typed, sense or not. */
export interface VariantDraft {
  /** Tells rows apart while their names are being typed. */
  readonly key: string;
  readonly name: string;
  readonly source: 'package' | 'container';
  /** ARN of the registry version; '' while none is chosen. */
  readonly packageArn: string;
  readonly image: string;
  readonly modelDataUrl: string;
  readonly modelName: string;
  readonly instanceType: string;
  readonly instances: string;
  readonly weight: string;
}

/** Everything the wizard holds. */
export interface DeployDraft {
  readonly endpoint: string;
  readonly configName: string;
  readonly roleArn: string;
  readonly variants: readonly VariantDraft[];
  readonly capture: boolean;
  readonly captureUri: string;
  readonly capturePercent: string;
}

type Random = () => number;

/** The smallest type with memory enough for a small model and a price that is known in most regions. */
export const usualInstanceType = 'ml.m5.large';

/** A new draft; `packageArn` is the version to begin with. Names are fresh, so that nothing is taken. */
export function newDraft(
  {
    bucket,
    packageArn,
    roleArn,
  }: { readonly bucket: string; readonly packageArn: string | null; readonly roleArn: string },
  now: number,
  random: Random,
): DeployDraft {
  const group = packageArn === null ? null : (/:model-package\/([^/]+)\//.exec(packageArn)?.[1] ?? null);
  const endpoint = group ?? 'endpoint';
  return {
    endpoint,
    configName: suggestJobName(endpoint, now, random),
    roleArn,
    variants: [newVariant(endpoint, 1, packageArn, now, random)],
    capture: false,
    captureUri: `s3://${bucket}/captured`,
    capturePercent: '100',
  };
}

/** `place`: the variant's number, from 1. */
export function newVariant(
  endpoint: string,
  place: number,
  packageArn: string | null,
  now: number,
  random: Random,
): VariantDraft {
  return {
    key: `${now}-${place}-${random()}`,
    name: place === 1 ? 'main' : `variant-${place}`,
    source: 'package',
    packageArn: packageArn ?? '',
    image: '',
    modelDataUrl: '',
    modelName: suggestJobName(endpoint, now, random),
    instanceType: usualInstanceType,
    instances: '1',
    weight: '1',
  };
}
