import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { endpointStatusLooks } from '../../../shared/model/endpoint-status';
import type { EndpointView } from '../../../shared/model/endpoint-view';
import { formatDateTime } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { EndpointPrice } from './endpoint-price';
import { whatHappens } from './what-happens';

interface EndpointFactsProps {
  readonly view: EndpointView;
  /** When it was read, while that is earlier than now; null while it is live. */
  readonly asOf: number | null;
}

/** What the endpoint is and does now. */
export function EndpointFacts({ asOf, view }: EndpointFactsProps) {
  const { config, endpoint } = view;
  const { look, word } = endpointStatusLooks[endpoint.status];
  const failed = endpoint.status === 'Failed';
  return (
    <SpaceBetween size="m">
      {endpoint.failureReason === null ? null : (
        <Alert
          type={failed ? 'error' : 'warning'}
          statusIconAriaLabel={failed ? 'Error' : 'Warning'}
          header={failed ? 'It does not serve' : 'The last change did not go through'}
        >
          {endpoint.failureReason}
          {failed ? ' Its log below may say more. Delete it together with its configuration and models.' : ''}
        </Alert>
      )}
      <Container>
        <KeyValuePairs
          columns={3}
          items={[
            {
              label: 'Status',
              value: (
                <div aria-live="polite">
                  <StatusIndicator type={look}>{word}</StatusIndicator>
                  <div className="endpoint-quiet">
                    {asOf === null ? whatHappens(view) : `As of ${formatDateTime(asOf)}.`}
                  </div>
                </div>
              ),
            },
            { label: 'Price', value: <EndpointPrice view={view} /> },
            { label: 'Live configuration', value: <span className="endpoint-whole">{endpoint.configName}</span> },
            {
              label: 'Data capture',
              value:
                config === null
                  ? 'Unknown'
                  : config.dataCapture === null
                    ? 'Off'
                    : `${config.dataCapture.samplingPercent} % to ${config.dataCapture.s3Uri}`,
            },
            {
              label: 'Created',
              value: formatDateTime(endpoint.createdAt),
            },
            {
              label: 'Where it comes from',
              value: <Link href={hrefOf({ kind: 'lineage', arn: endpoint.arn })}>Lineage</Link>,
            },
          ]}
        />
      </Container>
    </SpaceBetween>
  );
}
