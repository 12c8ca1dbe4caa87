import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { hrefOf } from '../../../shared/model/screen-address';
import { useMayChange } from '../../bridge/may-change';

/** The first step of all: it needs no data of one's own. */
export function NoDatasets() {
  const mayChange = useMayChange();
  return (
    <Box textAlign="center" padding={{ vertical: 'xxl' }}>
      <Box variant="h2">No data sets yet</Box>
      <Box variant="p" color="text-body-secondary" padding={{ bottom: 'm' }}>
        Bring subtitles, scripts or tables of dialogue, or begin with the two invented seasons that come with Upside.
      </Box>
      <div className="data-empty-actions">
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" href={hrefOf({ kind: 'dataset-import', sample: true })} {...mayChange}>
            Use the sample
          </Button>
          <Button href={hrefOf({ kind: 'dataset-import', sample: false })} {...mayChange}>
            Import my transcripts
          </Button>
        </SpaceBetween>
      </div>
    </Box>
  );
}
