import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { hrefOf } from '../../../shared/model/screen-address';
import type { TargetDraft } from './chat-store';
import type { KnownEndpoints } from './use-endpoints';

interface EmptyChatProps {
  readonly endpoints: KnownEndpoints;
  readonly target: TargetDraft;
  readonly online: boolean;
}

/** What stands where nothing was said yet: the next step. */
export function EmptyChat({ endpoints, online, target }: EmptyChatProps) {
  if (online && endpoints.live && endpoints.list?.length === 0) {
    return (
      <div className="chat-empty">
        <Box variant="h2" tagOverride="h1">
          No endpoint to talk to yet
        </Box>
        <Box variant="p" color="text-body-secondary" padding={{ bottom: 'm' }}>
          Deploy a model version as an endpoint; on the local workspace it serves from this machine.
        </Box>
        <Button variant="primary" href={hrefOf({ kind: 'deploy', packageArn: null })}>
          Deploy an endpoint
        </Button>
      </div>
    );
  }
  const name = target.persona?.name;
  return (
    <div className="chat-empty">
      <Box variant="h2" tagOverride="h1">
        {name === undefined ? 'Begin a conversation' : `Talk to ${name}`}
      </Box>
      <Box variant="p" color="text-body-secondary">
        {target.persona?.kind === 'character'
          ? 'Answers say whether they were found in the training lines or generated, and show what they rest on.'
          : 'Answers are shown as they come, with what was measured of them.'}
      </Box>
    </div>
  );
}
