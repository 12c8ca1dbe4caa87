import type { InstanceType } from '../../../shared/model/catalogue';
import { instanceTraits } from '../../../shared/model/instance-traits';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import { failed, type Question } from '../preflight/check';

/** SageMaker takes no key for the disks an instance brings; where only the name tells of them, it is left to the service. */
export function volumeKeyQuestion(
  spec: Pick<TrainingSpec, 'instanceType' | 'volumeKmsKeyId'>,
  catalogue: readonly InstanceType[],
): readonly Question[] {
  const { instanceType, volumeKmsKeyId } = spec;
  const about = { id: 'volumeKmsKeyId', title: 'Key of the volume' };
  const traits = instanceTraits(instanceType, catalogue);
  if (volumeKmsKeyId === null || !traits?.localDisk) return [];
  const sure = traits.diskBy === 'catalogue';
  const refused = failed(about, {
    detail: `${instanceType} keeps its data on disks of its own, which its hardware encrypts; SageMaker takes no key for them.${sure ? '' : ' Only its name says so: the catalogue does not know its disks.'}`,
    hint: 'Leave the key of the volume out, or choose a type without disks of its own.',
    field: 'volumeKmsKeyId',
    blocks: sure,
  });
  return [{ ...about, ask: async () => [refused] }];
}
