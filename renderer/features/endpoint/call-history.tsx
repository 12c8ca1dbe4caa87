import ExpandableSection from '@cloudscape-design/components/expandable-section';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { EndpointCall } from '../../../shared/model/endpoint-view';
import { formatCount, formatDateTime } from '../../../shared/model/format';
import type { Loaded } from '../../bridge/use-request';
import { FailureAlert } from '../../ui/failure-alert';

interface CallHistoryProps {
  readonly calls: Loaded<readonly EndpointCall[]>;
  readonly shown: EndpointCall | null;
  readonly onShow: (call: EndpointCall) => void;
}

/** Earlier calls, newest first; choosing one shows its answer and fills the form with it. */
export function CallHistory({ calls, onShow, shown }: CallHistoryProps) {
  if (calls.kind === 'failed') return <FailureAlert what="Earlier calls could not be read" failure={calls.error} />;
  if (calls.kind === 'loading' || calls.data.length === 0) return null;
  return (
    <ExpandableSection headerText={`Earlier calls (${formatCount(calls.data.length)})`}>
      <ul className="endpoint-calls">
        {calls.data.map((call) => (
          <li key={call.id}>
            <button
              type="button"
              aria-current={call.id === shown?.id ? 'true' : undefined}
              onClick={() => onShow(call)}
            >
              <time dateTime={new Date(call.at).toISOString()}>{formatDateTime(call.at)}</time>
              <span className="milliseconds">
                <StatusIndicator type={call.answer.kind === 'failed' ? 'error' : 'success'}>
                  {call.milliseconds.toFixed(0)} ms
                </StatusIndicator>
              </span>
              <span className="body">{call.body.replace(/\s+/g, ' ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
}
