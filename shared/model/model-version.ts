import { z } from 'zod';
import { evaluationSchema } from './evaluation';
import { modelPackageSchema, type PackageSummary, packageGroupSchema, packageSummarySchema } from './model-package';

/** A group with what a list of groups wants to know of its versions. */
export const modelGroupSchema = z
  .object({
    ...packageGroupSchema.unwrap().shape,
    versions: z.number().int().nonnegative(),
    newest: packageSummarySchema.nullable(),
    /** The newest version that is approved: what would be deployed. */
    newestApproved: packageSummarySchema.nullable(),
  })
  .readonly();
export type ModelGroup = z.infer<typeof modelGroupSchema>;

/** A version with everything known of it. */
export const modelVersionSchema = z
  .object({
    package: modelPackageSchema,
    /** Null: neither a registered report nor the artifact has one. */
    evaluation: evaluationSchema.nullable(),
    /** Where the evaluation was read, or why there is none, as a sentence's end: "the registered report". */
    evaluationSource: z.string(),
  })
  .readonly();
export type ModelVersion = z.infer<typeof modelVersionSchema>;

/** A version of a list: what the listing says, and the rest once it was described. */
export const listedVersionSchema = z
  .object({ summary: packageSummarySchema, known: modelVersionSchema.nullable() })
  .readonly();
export type ListedVersion = z.infer<typeof listedVersionSchema>;

/** The name a person calls a version by: group/version. It is the target that a deletion is confirmed with. */
export function versionLabel({ group, version }: Pick<PackageSummary, 'group' | 'version'>): string {
  return `${group}/${version}`;
}

/** Group and version of `group/3` or of a package ARN; null when it is neither. */
export function parseVersionLabel(text: string): { readonly group: string; readonly version: number } | null {
  const match = /^(?:arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:model-package\/)?([A-Za-z0-9-]{1,63})\/(\d{1,9})$/.exec(
    text,
  );
  return match?.[1] ? { group: match[1], version: Number(match[2]) } : null;
}

/** ARN of a version; the partition follows from the region. */
export function packageArn(
  scope: { readonly accountId: string; readonly region: string },
  group: string,
  version: number,
): string {
  const partition = scope.region.startsWith('cn-')
    ? 'aws-cn'
    : scope.region.startsWith('us-gov-')
      ? 'aws-us-gov'
      : 'aws';
  return `arn:${partition}:sagemaker:${scope.region}:${scope.accountId}:model-package/${group}/${version}`;
}

/** Groups with their newest versions, by name; `versions` may hold those of any group in any order. */
export function groupsWithVersions(
  groups: readonly z.infer<typeof packageGroupSchema>[],
  versions: readonly PackageSummary[],
): readonly ModelGroup[] {
  const byGroup = new Map<string, PackageSummary[]>();
  for (const one of versions) byGroup.set(one.group, [...(byGroup.get(one.group) ?? []), one]);
  return groups
    .map((group) => {
      const own = (byGroup.get(group.name) ?? []).toSorted((a, b) => b.version - a.version);
      return {
        ...group,
        versions: own.length,
        newest: own[0] ?? null,
        newestApproved: own.find(({ approval, status }) => approval === 'Approved' && status === 'Completed') ?? null,
      };
    })
    .sort((a, b) => (b.newest?.createdAt ?? b.createdAt) - (a.newest?.createdAt ?? a.createdAt));
}
