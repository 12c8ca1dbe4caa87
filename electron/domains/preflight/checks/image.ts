import type { InstanceType } from '../../../../shared/model/catalogue';
import { instanceTraits } from '../../../../shared/model/instance-traits';
import type { PreflightCheck } from '../../../../shared/model/preflight';
import type { Scope } from '../../scope';
import { failed, passed, type Question, unchecked } from '../check';
import { parseEcrImage } from '../ecr-image';
import type { LaunchPlan } from '../launch-plan';
import type { ImageService } from '../ports';

/** Every image exists where SageMaker pulls from, and is made for its instance. */
export function imageQuestions(
  plan: LaunchPlan,
  scope: Scope,
  images: ImageService,
  catalogue: readonly InstanceType[],
): readonly Question[] {
  return plan.images.map(({ field, image, instanceType }) => {
    const about = { id: `image.${field}`, title: 'Image' };
    const wrong = (detail: string, hint: string, blocks: boolean): readonly PreflightCheck[] => [
      failed(about, { detail, hint, field, blocks }),
    ];
    return {
      ...about,
      ask: async () => {
        const parsed = parseEcrImage(image);
        // From a VPC SageMaker can pull from another private registry too.
        if (parsed === null)
          return wrong(
            `${image} is in no private registry of ECR, where SageMaker pulls from.`,
            'Push it to ECR and name it ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY:TAG.',
            plan.network === null,
          );
        if (parsed.region !== scope.region)
          return wrong(
            `${image} is in ${parsed.region}, the workspace in ${scope.region}.`,
            `Push it to ECR in ${scope.region}.`,
            false,
          );
        const found = await images.find(parsed);
        // Another account's registry, such as AWS's own images, lets pull and not look.
        if (!found.ok) return [unchecked(about, found.error, field)];
        if (found.data === null)
          return wrong(`There is no image ${image}.`, 'Push it first or choose another tag.', true);
        const misfit = misfitOf(image, found.data.architectures, instanceType, catalogue);
        if (misfit !== null) return wrong(misfit, 'Choose an image or an instance type that fits the other.', false);
        const built =
          found.data.architectures === null ? '' : ` It is built for ${found.data.architectures.join(', ')}.`;
        return [passed(about, { detail: `${image} is there.${built}`, field })];
      },
    };
  });
}

/** Why an image would not run, or not use, an instance; null where nothing speaks against it. */
export function misfitOf(
  image: string,
  architectures: readonly string[] | null,
  instanceType: string,
  catalogue: readonly InstanceType[],
): string | null {
  const traits = instanceTraits(instanceType, catalogue);
  if (traits === null) return null;
  const wanted = traits.architecture === 'arm64' ? 'arm64' : 'amd64';
  if (architectures !== null && !architectures.includes(wanted))
    return `${image} is built for ${architectures.join(', ')}, and ${instanceType} is ${wanted}.`;
  // AWS's own images say in their tags what they are for, e.g. 2.5.1-gpu-py311-cu124.
  const words = (image.split(':').at(-1) ?? '').split('-');
  if (words.includes('gpu') && traits.accelerator !== 'gpu')
    return `By its tag ${image} is for a GPU, and ${instanceType} has none.`;
  if (words.includes('cpu') && traits.accelerator === 'gpu')
    return `By its tag ${image} is for CPUs: the GPU of ${instanceType} would be paid for and not used.`;
  return null;
}
