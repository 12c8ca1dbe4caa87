import type { LiveVariant } from '../../../shared/model/endpoint';
import { endpointStatusLooks, trafficShares, whatRuns } from '../../../shared/model/endpoint-status';
import type { EndpointCall, EndpointListItem, EndpointView } from '../../../shared/model/endpoint-view';
import { formatBytes, formatDateTime } from '../../../shared/model/format';
import { localWorkspaceId } from '../../../shared/model/workspace';
import { table } from '../output';

/** The list of endpoints for a terminal. */
export function endpointTable(endpoints: readonly EndpointListItem[]): string {
  if (endpoints.length === 0)
    return 'No endpoint yet. Deploy a registered version: upside endpoints deploy NAME --package GROUP/VERSION';
  return table(
    ['NAME', 'STATUS', 'TRAFFIC', 'RUNS', 'LAST CHANGE'],
    endpoints.map(({ modifiedAt, name, status, view }) => [
      name,
      endpointStatusLooks[status].word,
      view === null ? '' : traffic(view.endpoint.variants),
      view === null ? '' : [...new Set(view.models.map(whatRuns))].join(', '),
      formatDateTime(modifiedAt),
    ]),
  );
}

/** Everything known of one endpoint for a terminal. */
export function endpointText({ config, endpoint, models }: EndpointView, workspace: string): string {
  const simulated = workspace === localWorkspaceId ? ' (simulated)' : '';
  const shares = trafficShares(endpoint.variants.map(({ currentWeight }) => currentWeight));
  const capture = config?.dataCapture ?? null;
  const rows: (readonly [string, string])[] = [
    ['Status', endpointStatusLooks[endpoint.status].word],
    ...(endpoint.failureReason === null ? [] : [['Reason', endpoint.failureReason] as const]),
    ['Configuration', endpoint.configName],
    ...(endpoint.pending === null ? [] : [['Taking over', endpoint.pending.configName] as const]),
    ...endpoint.variants.map((live, index) => {
      const asked = config?.variants.find(({ name }) => name === live.name);
      const model = models.find(({ name }) => name === asked?.modelName);
      const runs = model === undefined ? 'a model that was deleted' : whatRuns(model);
      const type = asked === undefined ? '' : ` × ${asked.instanceType}${simulated}`;
      return [`Variant ${live.name}`, `${percent(shares[index] ?? 0)}  ${instances(live)}${type}  ${runs}`] as const;
    }),
    ['Data capture', capture === null ? 'off' : `${capture.samplingPercent} % to ${capture.s3Uri}`],
    ['Created', formatDateTime(endpoint.createdAt)],
    ['Last change', formatDateTime(endpoint.modifiedAt)],
  ];
  return `${endpoint.name}${table(['', ''], rows)}`;
}

/** The answer of a test call on stdout; what is known about it goes elsewhere. */
export function answerText({ answer }: EndpointCall): string {
  if (answer.kind === 'failed') return answer.message;
  return answer.body;
}

/** In words: how long it took and who answered. */
export function answerFacts({ answer, milliseconds }: EndpointCall): string {
  const time = `${milliseconds.toFixed(0)} ms`;
  if (answer.kind === 'failed') return time;
  const from = answer.variant === null ? '' : ` by ${answer.variant}`;
  const encoding = answer.encoding === 'base64' ? ', shown as base64' : '';
  return `${formatBytes(answer.bytes)} of ${answer.contentType}${from} in ${time}${encoding}`;
}

function traffic(variants: readonly LiveVariant[]): string {
  const shares = trafficShares(variants.map(({ currentWeight }) => currentWeight));
  return variants.map(({ name }, index) => `${name} ${percent(shares[index] ?? 0)}`).join(', ');
}

function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10} %`;
}

function instances({ currentInstances, desiredInstances }: LiveVariant): string {
  return currentInstances === desiredInstances
    ? String(currentInstances)
    : `${currentInstances}, wanted ${desiredInstances},`;
}
