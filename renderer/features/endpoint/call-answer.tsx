import Box from '@cloudscape-design/components/box';
import type { EndpointCall } from '../../../shared/model/endpoint-view';
import { formatBytes } from '../../../shared/model/format';

/** What the endpoint answered, as it came; JSON is spread out to be read. */
export function CallAnswer({ call }: { readonly call: EndpointCall | null }) {
  return (
    <div aria-live="polite">
      <Box variant="awsui-key-label">Answer</Box>
      {call === null ? (
        <div className="endpoint-answer endpoint-quiet">Nothing was sent yet.</div>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard. */}
          <section className="endpoint-answer" tabIndex={0} aria-label="Answer">
            {textOf(call)}
          </section>
          <div className="endpoint-quiet">{factsOf(call)}</div>
        </>
      )}
    </div>
  );
}

function textOf({ answer }: EndpointCall): string {
  if (answer.kind === 'failed') return `${answer.message}\n${answer.hint} (${answer.code})`;
  if (answer.encoding === 'base64') return `No text; as base64:\n${answer.body}`;
  if (!answer.contentType.includes('json')) return answer.body;
  try {
    return JSON.stringify(JSON.parse(answer.body), null, 2);
  } catch {
    return answer.body;
  }
}

function factsOf({ answer, milliseconds }: EndpointCall): string {
  const time = `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms from here and back`;
  if (answer.kind === 'failed') return time;
  const from = answer.variant === null ? '' : ` by ${answer.variant}`;
  return `${formatBytes(answer.bytes)} of ${answer.contentType}${from}, ${time}`;
}
