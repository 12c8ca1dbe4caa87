import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import { useWorkspace } from '../../../bridge/workspace-store';
import { channelsOf } from '../channels-of';
import { chosenRecipe, useLaunch } from '../launch-store';
import { previewChannel } from '../previews';
import { useDraft } from '../use-draft-field';
import { ChannelCard } from './channel-card';

export function DataStep() {
  const recipe = useLaunch(chosenRecipe);
  const draft = useDraft();
  const workspaceId = useWorkspace((state) => state.workspace.id);

  useEffect(() => {
    // A restored or cloned draft has data but no preview yet.
    const { draft, previews } = useLaunch.getState();
    for (const channel of Object.keys(draft?.channels ?? {})) {
      if (previews[channel] === undefined) void previewChannel(workspaceId, channel);
    }
  }, [workspaceId]);

  if (recipe === null) return null;
  return (
    <SpaceBetween size="l">
      {channelsOf(draft, recipe).map((channel) => (
        <ChannelCard key={channel.name} channel={channel} workspaceId={workspaceId} />
      ))}
    </SpaceBetween>
  );
}
