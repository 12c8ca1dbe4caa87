import type { PlannedPackage } from '../../new-package';
import { toPackageRequest } from '../../registration-request';
import { line, onClient, onResource, programOf, type Step } from './program';

/**
 * Registers the version with the SageMaker Python SDK v3; its group is made only where there is none yet. ModelPackage.create
 * takes the InferenceSpecification of model cards, which has no content types (sagemaker-core 2.27), so the version itself is
 * made by boto3.
 */
export function registrationProgram(request: PlannedPackage, region: string): string {
  const group = { model_package_group_name: request.group };
  const found = onResource('ModelPackageGroup', 'get', group);
  const made = onResource('ModelPackageGroup', 'create', group);
  const ensured: Step = {
    ...found,
    text: ['try:', indented(found.text), 'except ClientError:', indented(made.text)].join('\n'),
  };
  return programOf(
    region,
    [
      ensured,
      line('# ModelPackage.create of the SDK takes no content types, so this request goes as it stands.'),
      onClient('sagemaker', 'create_model_package', toPackageRequest(request)),
    ],
    ['from botocore.exceptions import ClientError'],
  );
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
