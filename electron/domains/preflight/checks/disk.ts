import { formatBytes } from '../../../../shared/model/format';
import { instanceTraits } from '../../../../shared/model/instance-traits';
import { dataOf } from '../../guard';
import { failed, passed, type Question, unknown } from '../check';
import type { LaunchPlan } from '../launch-plan';
import type { InputSizes } from './data';

/** The copy of the inputs, and as much again for what is unpacked, kept as checkpoints and written as a model. */
export const diskFactor = 2;
const gib = 1024 ** 3;

/** The volume holds the inputs, which are copied to each instance before the program starts. */
export function diskQuestion(plan: LaunchPlan, sizes: InputSizes): Question | null {
  const { volumeGb } = plan;
  if (volumeGb === null || plan.reads.length === 0) return null;
  const about = { id: 'disk', title: 'Disk' };
  const field = 'volumeGb';
  const own = plan.instances.find(({ instanceType }) => instanceTraits(instanceType)?.localDisk);
  return {
    ...about,
    ask: async () => {
      const found = await Promise.all([...sizes.of.values()]);
      const bytes = found.reduce((sum, one) => sum + (dataOf(one)?.bytes ?? 0), 0);
      const room = volumeGb * gib;
      const needs = `The inputs are ${formatBytes(bytes)}; with as much again for what the program unpacks, keeps and writes that is ${formatBytes(bytes * diskFactor)}`;
      if (own !== undefined) {
        const detail = `${needs}. ${own.instanceType} brings its own disk in place of a volume; its size is not known here.`;
        return [unknown(about, { detail, field })];
      }
      if (bytes > room)
        return [
          failed(about, {
            detail: `The inputs are ${formatBytes(bytes)} and the volume ${formatBytes(room)}.`,
            hint: `Ask for ${Math.ceil((bytes * diskFactor) / gib)} GB.`,
            field,
            blocks: true,
          }),
        ];
      if (bytes * diskFactor > room)
        return [
          failed(about, {
            detail: `${needs}, more than the volume of ${formatBytes(room)}.`,
            hint: `Ask for ${Math.ceil((bytes * diskFactor) / gib)} GB unless the program writes little.`,
            field,
          }),
        ];
      return [passed(about, { detail: `${needs}; the volume is ${formatBytes(room)}.`, field })];
    },
  };
}
