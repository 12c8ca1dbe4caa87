import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { Flight } from '../../../shared/model/promotion';
import { LineChart } from '../../ui/chart/line-chart';
import { ShareChart } from '../../ui/chart/share-chart';
import { useColorMode } from '../../ui/use-color-mode';
import { fleetCurves, sharePoints } from './flight';

const plotPixels = 144;

/** Where the traffic goes, and what both fleets made of it. */
export function FlightFigures({ flight }: { readonly flight: Flight }) {
  const theme = useColorMode();
  const waiting = flight.promotion.verdict === null ? 'No figure yet.' : 'No request came during this promotion.';
  return (
    <>
      <Container header={<Header variant="h2">Traffic</Header>}>
        <ShareChart
          title="Share of the traffic over time"
          before="old fleet"
          after="new fleet"
          points={sharePoints(flight)}
          emptyText="Traffic has not begun to move."
        />
      </Container>
      <Container header={<Header variant="h2">Both fleets</Header>}>
        <div className="flight-plots">
          <LineChart
            title="requests so far"
            xLabel="seconds"
            series={fleetCurves(flight, ({ requests }) => requests)}
            height={plotPixels}
            emptyText={waiting}
            theme={theme}
          />
          <LineChart
            title="failed requests so far (5XX)"
            xLabel="seconds"
            series={fleetCurves(flight, ({ errors }) => errors)}
            height={plotPixels}
            emptyText={waiting}
            theme={theme}
          />
          <LineChart
            title="mean model latency, milliseconds"
            xLabel="seconds"
            series={fleetCurves(flight, ({ latency }) => (latency === null ? null : latency / 1000))}
            height={plotPixels}
            emptyText={waiting}
            theme={theme}
          />
        </div>
      </Container>
    </>
  );
}
