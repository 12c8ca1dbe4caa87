/** Writes and reads the ARNs of the registry; region and account are those of the workspace. */
export interface RegistryNames {
  groupArn(group: string): string;
  /** An ARN stays as it is; a name becomes the ARN of the group it names. */
  asGroupArn(nameOrArn: string): string;
  /** `version` null for an unversioned package. */
  packageArn(name: string, version: number | null): string;
  /** An ARN stays as it is; `name` and `group/version` become one. */
  asPackageArn(nameOrArn: string): string;
}

export function registryNames(region: string, accountId: string): RegistryNames {
  const base = `arn:aws:sagemaker:${region}:${accountId}`;
  const groupArn = (group: string) => `${base}:model-package-group/${group}`;
  return {
    groupArn,
    asGroupArn: (nameOrArn) => (nameOrArn.startsWith('arn:') ? nameOrArn : groupArn(nameOrArn)),
    packageArn: (name, version) => `${base}:model-package/${name}${version === null ? '' : `/${version}`}`,
    asPackageArn: (nameOrArn) => (nameOrArn.startsWith('arn:') ? nameOrArn : `${base}:model-package/${nameOrArn}`),
  };
}
