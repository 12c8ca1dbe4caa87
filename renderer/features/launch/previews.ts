import type { DataSource } from '../../../shared/contract/data';
import { request } from '../../bridge/client';
import type { ChannelDraft } from './draft';
import { chosenRecipe, setPreview, useLaunch } from './launch-store';

/** Reads what a channel's data holds; an answer for data chosen no more is dropped. */
export async function previewChannel(workspaceId: string, channel: string): Promise<void> {
  const source = useLaunch.getState().draft?.channels[channel];
  const asked = source === undefined ? null : dataSource(source);
  const format = chosenRecipe(useLaunch.getState())?.channels.find(({ name }) => name === channel)?.rows;
  if (asked === null || format === null) {
    setPreview(channel, null);
    return;
  }
  setPreview(channel, { kind: 'loading' });
  const answer = await request('data.preview', { workspaceId, source: asked, format });
  const now = useLaunch.getState().draft?.channels[channel];
  if (now === undefined || JSON.stringify(dataSource(now)) !== JSON.stringify(asked)) return;
  setPreview(channel, answer.ok ? { kind: 'ready', preview: answer.data } : { kind: 'failed', failure: answer.error });
}

/** The draft's source as the contract names it; null when there is nothing to read yet. */
export function dataSource(source: ChannelDraft): DataSource | null {
  switch (source.kind) {
    case 'none':
      return null;
    case 'sample':
      return { kind: 'sample', name: source.name };
    case 'file':
      return { kind: 'file', token: source.token };
    case 'object':
      return /^s3:\/\/[^/]+\/.+/.test(source.s3Uri) ? { kind: 'object', s3Uri: source.s3Uri } : null;
  }
}
