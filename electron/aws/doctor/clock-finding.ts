import { bad, type Finding, good, skipped, warning } from '../../../shared/model/finding';
import { formatDuration } from '../../../shared/model/format';
import type { ExaminedWay } from './examine-way';

/** AWS takes signatures this far off, ms: IAM User Guide, "Troubleshoot Signature Version 4". */
const refusedAt = 300_000;
/** From here on a person should know. */
const worthSaying = 60_000;

/** How far this machine's clock is from the service's. A Date header has whole seconds. */
export function clockFinding(times: ExaminedWay['times']): Finding {
  if (times === null) return skipped('The service did not say its time.');
  const off = times.here - times.service;
  const far = formatDuration(Math.abs(off));
  const how = `This machine's clock is ${far} ${off > 0 ? 'ahead' : 'behind'}`;
  const hint = 'Set the clock of this machine, best by network time.';
  if (Math.abs(off) >= refusedAt) return bad(`${how}; AWS refuses requests from five minutes on.`, hint);
  if (Math.abs(off) >= worthSaying) return warning(`${how}.`, hint);
  return good("This machine's clock and the service's agree.");
}
