import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { hrefOf } from '../../../shared/model/screen-address';
import { useBuiltInPlace } from '../../bridge/built-in-jobs';
import { useMayChange } from '../../bridge/may-change';

/** No job yet: what makes one is a click away and needs no data of one's own. */
export function NoProcessingJobs() {
  const place = useBuiltInPlace();
  const mayChange = useMayChange();
  return (
    <Box textAlign="center" padding={{ vertical: 'xxl' }}>
      <Box variant="h2">No processing jobs yet</Box>
      <Box variant="p" color="text-body-secondary" padding={{ bottom: 'm' }}>
        {place.own
          ? 'A processing job prepares transcripts for training, or finds themes and the network of characters in them.'
          : 'What is prepared or computed for this workspace by a program of Upside runs on the computer it is asked for on; its jobs are in the local workspace there.'}
      </Box>
      <div className="empty-actions">
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" href={hrefOf({ kind: 'dataset-import', sample: true })} {...mayChange}>
            Prepare the sample transcripts
          </Button>
          <Button href={hrefOf({ kind: 'dataset-import', sample: false })} {...mayChange}>
            Use my own transcripts
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
