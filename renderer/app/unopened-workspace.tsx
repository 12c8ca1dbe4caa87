import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import type { Failure } from '../../shared/errors/result';
import { hrefOf } from '../../shared/model/screen-address';
import { pageWorkspaceId } from '../bridge/page-workspace';
import { FailureAlert } from '../ui/failure-alert';
import { reconnect } from './reconnect';
import { signInNeed } from './sign-in-need';

/** In place of a screen of a workspace that was never reached: nothing of it was seen that could be shown. */
export function UnopenedWorkspace({ failure }: { readonly failure: Failure }) {
  // The note above says what to do about keys.
  if (signInNeed(null, failure) === null) {
    return (
      <FailureAlert
        what="The workspace could not be opened"
        failure={failure}
        onRetry={() => void reconnect(pageWorkspaceId)}
      />
    );
  }
  return (
    <Box textAlign="center" padding="xxl">
      <Box variant="h2">Nothing of this workspace was seen yet</Box>
      <Box variant="p" color="text-body-secondary">
        It opens as soon as its account has been reached once. After that, what was seen can be read without it.
      </Box>
      <Link href={hrefOf({ kind: 'workspaces', add: false })}>All workspaces</Link>
    </Box>
  );
}
