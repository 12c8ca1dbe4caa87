import type { ChannelDraft } from './draft';
import type { Sample } from './new-draft';

export type UploadSource = Extract<ChannelDraft, { kind: 'sample' | 'file' }>;

/**
 * The object key a job's data is uploaded under. It holds the job's name, so no upload ever changes what
 * an earlier job was trained on. `samples` are those that ship with Upside.
 */
export function uploadKey(
  jobName: string,
  channel: string,
  source: UploadSource,
  samples: readonly Pick<Sample, 'name' | 'fileName'>[],
): string {
  const shipped = source.kind === 'sample' ? samples.find(({ name }) => name === source.name) : undefined;
  const file = shipped?.fileName ?? source.name;
  return `data/training/${jobName}/${channel}/${file.replaceAll(/[^A-Za-z0-9!_.*'()-]+/g, '-')}`;
}
