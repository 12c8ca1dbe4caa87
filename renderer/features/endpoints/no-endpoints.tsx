import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { hrefOf } from '../../../shared/model/screen-address';
import { useMayChange } from '../../bridge/may-change';

/** No endpoint yet: the way to one is a registered version, and both steps are one click away. */
export function NoEndpoints() {
  const mayChange = useMayChange();
  return (
    <Box textAlign="center" padding={{ vertical: 'xxl' }}>
      <Box variant="h2">No endpoints yet</Box>
      <Box variant="p" color="text-body-secondary" padding={{ bottom: 'm' }}>
        An endpoint answers requests with a model. Register a finished job as a version, then deploy that version.
      </Box>
      <div className="empty-actions">
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" href={hrefOf({ kind: 'deploy', packageArn: null })} {...mayChange}>
            Deploy a version
          </Button>
          <Button href={hrefOf({ kind: 'models' })}>Go to models</Button>
        </SpaceBetween>
      </div>
    </Box>
  );
}
