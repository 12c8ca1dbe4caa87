import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { hrefOf } from '../../../shared/model/screen-address';
import { useMayChange } from '../../bridge/may-change';
import { useWorkspace } from '../../bridge/workspace-store';

/** No job yet: the next step is one click away and needs no data of one's own. */
export function NoJobs() {
  const mayChange = useMayChange();
  const onAws = useWorkspace((state) => state.workspace.kind === 'aws');
  return (
    <Box textAlign="center" padding={{ vertical: 'xxl' }}>
      <Box variant="h2">No training jobs yet</Box>
      <Box variant="p" color="text-body-secondary" padding={{ bottom: 'm' }}>
        {onAws
          ? 'Train a character chatbot, a location classifier or a program of your own in this account.'
          : 'Train a location classifier on the sample data that comes with Upside, or on a file of your own.'}
      </Box>
      <div className="empty-actions">
        <SpaceBetween direction="horizontal" size="xs">
          {onAws ? null : (
            <Button variant="primary" href={hrefOf({ kind: 'launch', clone: null, sample: true })} {...mayChange}>
              Launch a first job on sample data
            </Button>
          )}
          <Button
            variant={onAws ? 'primary' : 'normal'}
            href={hrefOf({ kind: 'launch', clone: null, sample: false })}
            {...mayChange}
          >
            {onAws ? 'Launch a first job' : 'Use my own data'}
          </Button>
        </SpaceBetween>
      </div>
    </Box>
  );
}

export function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <Box textAlign="center" padding={{ vertical: 'l' }}>
      <Box variant="h2">No job matches the filter</Box>
      <Box variant="p" color="text-body-secondary" padding={{ bottom: 's' }}>
        Take words or conditions out of it, or clear it.
      </Box>
      <Button onClick={onClear}>Clear the filter</Button>
    </Box>
  );
}
