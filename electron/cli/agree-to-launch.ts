import type { Preflight } from '../../shared/model/preflight';
import type { Scope } from '../domains/scope';
import { confirm } from './confirm';
import { type CliContext, Stop } from './context';
import { checksText, refusalOf } from './preflight-text';

/**
 * Says what was found and what it costs, and asks where it costs something. Throws Stop when something forbids the
 * launch, or nobody agreed. What it gives is what was agreed to.
 */
export async function agreeToLaunch(
  context: CliContext,
  { accountId, region }: Scope,
  name: string,
  preflight: Preflight,
  yes: boolean,
): Promise<{ readonly accountId: string; readonly region: string; readonly target: string }> {
  const refusal = refusalOf(preflight);
  if (refusal !== null) throw new Stop(refusal);
  const open = preflight.checks.filter(({ outcome }) => outcome !== 'passed');
  if (open.length > 0) context.output.note(checksText(open));
  const summary = `Launch ${name} in account ${accountId}, region ${region}. ${preflight.price.note}`;
  if (preflight.price.maximumUsd !== 0) await confirm(context, yes, summary);
  else context.output.note(summary);
  return { accountId, region, target: name };
}
