import type { PlannedPackage } from '../../new-package';
import { toGroupRequest, toPackageRequest } from '../../registration-request';
import { awsCommand } from './command';

/** The AWS CLI commands that register the version; its group is made only where there is none yet. */
export function registrationCommands(request: PlannedPackage, region: string): string {
  const group = toGroupRequest(request.group, null);
  const describe = awsCommand('sagemaker', 'describe-model-package-group', region, group);
  const create = awsCommand('sagemaker', 'create-model-package-group', region, group);
  const version = awsCommand('sagemaker', 'create-model-package', region, toPackageRequest(request));
  return `{ ${describe} >/dev/null 2>&1 ||\n${create}; } &&\n${version}`;
}
