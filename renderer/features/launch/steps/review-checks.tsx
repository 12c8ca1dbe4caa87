import Alert from '@cloudscape-design/components/alert';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { billRows, billTitle } from '../../../../shared/model/bill-words';
import { formatUsd } from '../../../../shared/model/format';
import { priceText } from '../../../../shared/model/launch-label';
import { besideProblems, countChecks } from '../../../../shared/model/preflight';
import type { Workspace } from '../../../../shared/model/workspace';
import { request } from '../../../bridge/client';
import type { Loaded } from '../../../bridge/use-request';
import { Amounts } from '../../../ui/amounts';
import { CheckList } from '../../../ui/check-list';
import { WhereAndPrice } from '../../../ui/where-and-price';
import type { BuiltSpec } from '../build-spec';
import type { Preflight } from '../launch-store';

interface ReviewChecksProps {
  readonly built: BuiltSpec | null;
  readonly preflight: Loaded<Preflight>;
  readonly workspace: Workspace;
  readonly uploading: boolean;
}

const copy = async (text: string) => (await request('app.copyText', { text })).ok;

/** Account, region, price, and whether the workspace would take the job. */
export function ReviewChecks({ built, preflight, workspace, uploading }: ReviewChecksProps) {
  const price = preflight.kind === 'ready' ? preflight.data.price : null;
  const problems =
    built?.kind === 'incomplete'
      ? built.problems.map(({ field, message }) => ({ field, message, hint: '' }))
      : preflight.kind === 'ready'
        ? preflight.data.problems
        : [];
  return (
    <WhereAndPrice
      place={workspace}
      price={price === null ? 'Not known yet' : <Price price={price} billed={!uploading} />}
    >
      <div role="status">
        <Check built={built} preflight={preflight} uploading={uploading} count={problems.length} />
      </div>
      {problems.length === 0 ? null : (
        <Alert type="error" statusIconAriaLabel="Error" header="The job cannot be launched like this">
          <ul className="problems">
            {problems.map(({ field, message, hint }) => (
              <li key={`${field} ${message}`}>
                <code>{field}</code>: {message} {hint}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {preflight.kind === 'ready' && !uploading ? (
        <>
          <Amounts title={billTitle(preflight.data.bill)} rows={billRows(preflight.data.bill)} />
          <CheckList checks={besideProblems(preflight.data.checks)} onCopy={copy} />
        </>
      ) : null}
    </WhereAndPrice>
  );
}

/** `billed`: the bill below says in rows what the note says in a sentence. */
function Price({ billed, price }: { readonly billed: boolean; readonly price: Preflight['price'] }) {
  return (
    <>
      <strong>{priceText(price)}</strong>
      {price.usdPerHour === null || price.maximumUsd === 0 ? null : (
        <span className="numeric"> ({formatUsd(price.usdPerHour)} per hour)</span>
      )}
      {billed ? null : <div className="quiet">{price.note}</div>}
    </>
  );
}

function Check({
  built,
  preflight,
  uploading,
  count,
}: Pick<ReviewChecksProps, 'built' | 'preflight' | 'uploading'> & { readonly count: number }) {
  if (built?.kind !== 'ready') return null;
  if (uploading) return <StatusIndicator type="pending">Checked once the data is uploaded</StatusIndicator>;
  if (preflight.kind === 'loading')
    return <StatusIndicator type="loading">Checking with the workspace</StatusIndicator>;
  if (preflight.kind === 'failed') {
    const { message, hint, code } = preflight.error;
    return (
      <StatusIndicator type="error">
        It could not be checked: {message} {hint} ({code})
      </StatusIndicator>
    );
  }
  if (count > 0) return null;
  const { checks } = preflight.data;
  const open = checks.some(({ outcome }) => outcome !== 'passed');
  return (
    <StatusIndicator type={open ? 'warning' : 'success'}>
      {open ? `Nothing forbids this job: ${countChecks(checks)}` : 'Checked: the workspace takes this job'}
    </StatusIndicator>
  );
}
