import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useEffect } from 'react';
import type { EndpointView } from '../../../shared/model/endpoint-view';
import { formatDateTime } from '../../../shared/model/format';
import type { Promotion, PromotionVerdict } from '../../../shared/model/promotion';
import { hrefOf } from '../../../shared/model/screen-address';
import { useRequest } from '../../bridge/use-request';
import { FailureAlert } from '../../ui/failure-alert';

const outcomes: Readonly<Record<PromotionVerdict['kind'], readonly [StatusIndicatorProps.Type, string]>> = {
  promoted: ['success', 'Promoted'],
  'rolled-back': ['warning', 'Rolled back'],
  failed: ['error', 'Failed'],
  superseded: ['warning', 'Overtaken by another change'],
  unknown: ['warning', 'Not known'],
};

interface EndpointPromotionsProps {
  readonly view: EndpointView;
  readonly workspaceId: string;
}

/** What was promoted to this endpoint from here, newest first, each with its flight recorder. Nothing while there was none. */
export function EndpointPromotions({ view, workspaceId }: EndpointPromotionsProps) {
  const { configName, name, status } = view.endpoint;
  const { reload, result } = useRequest('promotions.list', { workspaceId, endpoint: name });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a promotion begins and ends with a change of these.
  useEffect(reload, [reload, status, configName]);
  if (result.kind === 'failed')
    return <FailureAlert what="The promotions could not be read" failure={result.error} onRetry={reload} />;
  if (result.kind === 'loading' || result.data.length === 0) return null;
  return (
    <Container header={<Header variant="h2">Promotions</Header>}>
      <Table
        variant="embedded"
        items={result.data}
        trackBy="id"
        wrapLines
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: 'Promotions' }}
        columnDefinitions={[
          {
            id: 'what',
            header: 'What',
            isRowHeader: true,
            cell: (one) => <Link href={hrefOf({ kind: 'promotion', id: one.id })}>{whatOf(one)}</Link>,
          },
          { id: 'began', header: 'Began', cell: ({ startedAt }) => formatDateTime(startedAt) },
          { id: 'outcome', header: 'Outcome', cell: (one) => <Outcome {...one} /> },
          { id: 'config', header: 'Configuration', cell: ({ toConfig }) => toConfig },
        ]}
      />
    </Container>
  );
}

function Outcome({ kind, verdict }: Promotion) {
  if (verdict === null) return <StatusIndicator type="in-progress">Under way</StatusIndicator>;
  const [type, word] = outcomes[verdict.kind];
  const back = kind === 'revert' && verdict.kind === 'promoted';
  return <StatusIndicator type={type}>{back ? 'Back at the version before' : word}</StatusIndicator>;
}

function whatOf({ kind, toConfig, version }: Promotion): string {
  return kind === 'revert' ? `Back to configuration ${toConfig}` : (version ?? toConfig);
}
