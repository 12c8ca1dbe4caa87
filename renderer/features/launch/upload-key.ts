import type { ChannelDraft } from './draft';

export type UploadSource = Extract<ChannelDraft, { kind: 'sample' | 'file' }>;

/**
 * The object key a job's data is uploaded under. It holds the job's name, so no upload ever changes what
 * an earlier job was trained on.
 */
export function uploadKey(jobName: string, channel: string, source: UploadSource): string {
  // The data sets that ship with Upside are all CSV.
  const file = source.kind === 'file' ? source.name : `${source.name}.csv`;
  return `data/training/${jobName}/${channel}/${file.replaceAll(/[^A-Za-z0-9!_.*'()-]+/g, '-')}`;
}
