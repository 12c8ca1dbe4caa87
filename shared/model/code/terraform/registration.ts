import type { PlannedPackage } from '../../new-package';
import { configuration } from './configuration';
import { block } from './hcl';

/** The group of the version, which is all that the provider has a resource for. */
export function registrationConfiguration({ group }: PlannedPackage, region: string): string {
  return configuration(region, [
    block('resource', ['aws_sagemaker_model_package_group', 'group'], { model_package_group_name: group }),
  ]);
}
