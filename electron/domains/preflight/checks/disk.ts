import type { InstanceType } from '../../../../shared/model/catalogue';
import { formatBytes } from '../../../../shared/model/format';
import { instanceTraits } from '../../../../shared/model/instance-traits';
import { dataOf } from '../../guard';
import { failed, passed, type Question, unknown } from '../check';
import type { LaunchPlan } from '../launch-plan';
import type { InputSizes } from './data';

/** The copy of the inputs, and as much again for what is unpacked, kept as checkpoints and written as a model. */
export const diskFactor = 2;
const gib = 1024 ** 3;

/** The volume, or the disk an instance brings in its place, holds the inputs, which are copied before the program starts. */
export function diskQuestion(plan: LaunchPlan, sizes: InputSizes, catalogue: readonly InstanceType[]): Question | null {
  const { volumeGb } = plan;
  if (volumeGb === null || plan.reads.length === 0) return null;
  const about = { id: 'disk', title: 'Disk' };
  const room = roomOf(plan, volumeGb, catalogue);
  return {
    ...about,
    ask: async () => {
      const found = await Promise.all([...sizes.of.values()]);
      const bytes = found.reduce((sum, one) => sum + (dataOf(one)?.bytes ?? 0), 0);
      const needs = `The inputs are ${formatBytes(bytes)}; with as much again for what the program unpacks, keeps and writes that is ${formatBytes(bytes * diskFactor)}`;
      const { field, name, note } = room;
      if (room.bytes === null) return [unknown(about, { detail: `${needs}. ${note}`, field })];
      const size = `${name} ${formatBytes(room.bytes)}`;
      const ask = `${Math.ceil((bytes * diskFactor) / gib)} GB`;
      const hint = field === 'volumeGb' ? `Ask for ${ask}` : `Choose a type with ${ask} or more`;
      if (bytes > room.bytes)
        return [
          failed(about, {
            detail: `The inputs are ${formatBytes(bytes)} and ${size}.${note}`,
            hint: `${hint}.`,
            field,
            blocks: true,
          }),
        ];
      if (bytes * diskFactor > room.bytes)
        return [
          failed(about, {
            detail: `${needs}, more than ${name} of ${formatBytes(room.bytes)}.${note}`,
            hint: `${hint} unless the program writes little.`,
            field,
          }),
        ];
      return [passed(about, { detail: `${needs}; ${name} is ${formatBytes(room.bytes)}.${note}`, field })];
    },
  };
}

interface Room {
  /** Null where only the type's name tells of a disk. */
  readonly bytes: number | null;
  readonly name: string;
  /** What else decides: the volume asked for or the type. */
  readonly field: 'volumeGb' | 'instanceType';
  /** Who says so, where it is not the catalogue. */
  readonly note: string;
}

/** Where the inputs go: a disk of the instance's own takes the place of the volume that was asked for. */
function roomOf(plan: LaunchPlan, volumeGb: number, catalogue: readonly InstanceType[]): Room {
  const [type] = plan.instances.map(({ instanceType }) => instanceType);
  const traits = instanceTraits(type ?? '', catalogue);
  const volume = { bytes: volumeGb * gib, name: 'the volume', field: 'volumeGb', note: '' } as const;
  if (traits === null) return volume;
  const unlisted = `The catalogue does not know the disks of ${type}; by its name it brings`;
  if (!traits.localDisk) return traits.diskBy === 'name' ? { ...volume, note: ` ${unlisted} none.` } : volume;
  if (traits.localDiskGb === null)
    return {
      bytes: null,
      name: '',
      field: 'instanceType',
      note: `${unlisted} one in place of a volume, of a size not known here.`,
    };
  // In units of 10⁹ bytes, as EC2 gives it.
  return {
    bytes: traits.localDiskGb * 1e9,
    name: `the own disk of ${type}, which takes the volume’s place,`,
    field: 'instanceType',
    note: '',
  };
}
