import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { formatClock } from '../../../shared/model/format';
import type { PromotionCall } from '../../../shared/model/promotion';

/** Calls that only look: many, and alike. */
const looks = new Set(['DescribeEndpoint', 'DescribeAlarms', 'GetMetricData']);

/** Every call that was made for the promotion; the repeated looks apart, so that what changed something is seen. */
export function FlightCalls({ calls }: { readonly calls: readonly PromotionCall[] }) {
  const acts = calls.filter(({ ok, operation }) => !ok || !looks.has(operation));
  return (
    <SpaceBetween size="m">
      <ExpandableSection
        variant="container"
        defaultExpanded
        headerText={`Calls (${acts.length})`}
        headerDescription="What was asked of the service, in order."
      >
        <CallTable label="Calls" calls={acts} />
      </ExpandableSection>
      <ExpandableSection
        variant="container"
        headerText={`All calls with the looks in between (${calls.length})`}
        headerDescription="Descriptions, alarm states and figures that were read while traffic moved."
      >
        <CallTable label="All calls" calls={calls} />
      </ExpandableSection>
    </SpaceBetween>
  );
}

/** Before something is made it is asked for: that it is not there is an answer, not a failure. */
const questions = new Set(['DescribeModel', 'DescribeEndpointConfig']);

function CallResult({ call: { ok, operation, result } }: { readonly call: PromotionCall }) {
  if (ok) return result;
  if (questions.has(operation) && result.startsWith('endpoint.not-found'))
    return <span className="flight-absent">not there</span>;
  return <span className="flight-failed">{result}</span>;
}

function CallTable({ calls, label }: { readonly calls: readonly PromotionCall[]; readonly label: string }) {
  return (
    <table className="flight-calls" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Operation</th>
          <th scope="col">About</th>
          <th scope="col" className="flight-number">
            Took
          </th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: calls are only ever appended, and two may be alike.
          <tr key={index}>
            <td className="flight-time">{formatClock(call.at)}</td>
            <td className="flight-operation">{call.operation}</td>
            <td className="flight-name">{call.target}</td>
            <td className="flight-number">{call.milliseconds} ms</td>
            <td>
              <CallResult call={call} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
