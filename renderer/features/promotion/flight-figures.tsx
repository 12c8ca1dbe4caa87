import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Flight } from '../../../shared/model/promotion';
import { LineChart } from '../../ui/chart/line-chart';
import { ShareChart } from '../../ui/chart/share-chart';
import { useColorMode } from '../../ui/use-color-mode';
import { countCurves, flightSeconds, latencyCurves, sharePoints } from './flight';

const plotPixels = 144;

/** Where the traffic goes, and what both fleets made of it. */
export function FlightFigures({ flight }: { readonly flight: Flight }) {
  const theme = useColorMode();
  const waiting = flight.promotion.verdict === null ? 'No figure yet.' : 'No request came during this promotion.';
  const common = {
    xLabel: 'at',
    formatX: (x: number) => `${Number(x.toFixed(1))} s`,
    // All of them over the whole flight, so that the eye goes straight down from one to the next.
    xRange: [0, Math.max(1, flightSeconds(flight))],
    height: plotPixels,
    emptyText: waiting,
    theme,
  } as const;
  return (
    <SpaceBetween size="m">
      <Container header={<Header variant="h2">Traffic</Header>}>
        <ShareChart
          title="Share of the traffic over time"
          before="old fleet"
          after="new fleet"
          points={sharePoints(flight)}
          emptyText="Its split was not read yet."
        />
      </Container>
      <Container header={<Header variant="h2">Both fleets</Header>}>
        <div className="line-charts">
          <LineChart
            {...common}
            counts
            title="Requests so far"
            series={countCurves(flight, ({ requests }) => requests)}
          />
          <LineChart
            {...common}
            counts
            title="Failed requests so far (5XX)"
            series={countCurves(flight, ({ errors }) => errors)}
          />
          <LineChart {...common} title="Mean model latency, ms" series={latencyCurves(flight)} />
        </div>
      </Container>
    </SpaceBetween>
  );
}
