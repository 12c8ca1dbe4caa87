import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { formatDateTime } from '../../../shared/model/format';
import type { Flight } from '../../../shared/model/promotion';
import { hrefOf } from '../../../shared/model/screen-address';
import { useStream } from '../../bridge/use-stream';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { flightPhases, foldFlight } from './flight';
import { FlightAlarms } from './flight-alarms';
import { FlightCalls } from './flight-calls';
import { FlightFigures } from './flight-figures';
import { PhaseLine } from './phase-line';
import { RevertButton } from './revert-button';
import { VerdictBanner } from './verdict-banner';
import './promotion.css';

/** The flight recorder of one promotion: where it is, where the traffic goes, what rang, what was called, how it ended. */
export function PromotionScreen({ id }: { readonly id: string }) {
  const workspace = useWorkspace((state) => state.workspace);
  const online = useWorkspace((state) => state.connection.kind === 'online');
  const watch = useStream<'promotions.watch', Flight | null>(
    'promotions.watch',
    { workspaceId: workspace.id, id },
    null,
    foldFlight,
  );
  const flight = watch.state;
  if (flight === null) {
    if (watch.end?.reason === 'failed')
      return (
        <FailureAlert what="The promotion could not be opened" failure={watch.end.error} onRetry={watch.restart} />
      );
    return <ScreenPlaceholder label="Opening the flight recorder" />;
  }
  const { promotion } = flight;
  const title =
    promotion.kind === 'revert'
      ? `${promotion.endpoint} back to configuration ${promotion.toConfig}`
      : `${promotion.version} to ${promotion.endpoint}`;
  const seenAt = flight.samples.at(-1)?.at ?? flight.calls.at(-1)?.at;
  const asOf = seenAt === undefined ? 'Nothing was seen of it yet.' : `Shown as of ${formatDateTime(seenAt)}.`;
  const canGoBack = promotion.kind === 'promote' && promotion.verdict?.kind === 'promoted';
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={`Began ${formatDateTime(promotion.startedAt)}. Configuration ${promotion.fromConfig} → ${promotion.toConfig}.`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={hrefOf({ kind: 'endpoint', name: promotion.endpoint })}>Open the endpoint</Button>
            {canGoBack && <RevertButton endpoint={promotion.endpoint} workspace={workspace} online={online} />}
          </SpaceBetween>
        }
      >
        <span className="flight-name">{title}</span>
      </Header>
      {!online && (
        <Alert type="info" statusIconAriaLabel="Note" header="Offline">
          {promotion.verdict === null
            ? `${asOf} The service goes on by itself; the verdict follows when the workspace answers.`
            : `This promotion is kept on this machine, to be read at any time.${canGoBack ? ' Going back needs the workspace.' : ''}`}
        </Alert>
      )}
      {watch.end?.reason === 'failed' && (
        <FailureAlert what="The flight recorder stopped" failure={watch.end.error} onRetry={watch.restart} />
      )}
      <VerdictBanner promotion={promotion} />
      <Container>
        <PhaseLine phases={flightPhases(promotion, flight.calls)} />
      </Container>
      <FlightFigures flight={flight} />
      <FlightAlarms flight={flight} />
      <FlightCalls calls={flight.calls} />
    </SpaceBetween>
  );
}
