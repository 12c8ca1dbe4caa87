import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { hrefOf } from '../../../shared/model/screen-address';

/** The first step of all: it needs no data of one's own. */
export function NoDatasets() {
  return (
    <Box textAlign="center" padding={{ vertical: 'xxl' }}>
      <Box variant="h2">No data sets yet</Box>
      <Box variant="p" color="text-body-secondary" padding={{ bottom: 'm' }}>
        Bring subtitles, scripts or tables of dialogue, or begin with the two invented seasons that come with Upside.
      </Box>
      <div className="data-empty-actions">
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" href={hrefOf({ kind: 'dataset-import', sample: true })}>
            Use the sample
          </Button>
          <Button href={hrefOf({ kind: 'dataset-import', sample: false })}>Import my transcripts</Button>
        </SpaceBetween>
      </div>
    </Box>
  );
}
