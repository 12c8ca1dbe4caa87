/**
 * A member of the AWS API as botocore, and with it the AWS CLI, the SDK for Python and Terraform's provider, spell it:
 * VolumeSizeInGB → volume_size_in_gb. Source: botocore's xform_name.
 */
export function snakeCase(member: string): string {
  return member
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** The same as an option of the AWS CLI: volume-size-in-gb. */
export function kebabCase(member: string): string {
  return snakeCase(member).replaceAll('_', '-');
}
