import type { Bill } from '../../../shared/model/bill';
import type { InstanceType } from '../../../shared/model/catalogue';
import type { Preflight, PreflightCheck } from '../../../shared/model/preflight';
import { problemsOf } from '../../../shared/model/preflight';
import { fleetWords, priceOfBill } from '../../../shared/model/price';
import type { Workspace } from '../../../shared/model/workspace';
import type { AwsWorkspace } from '../aws-ports';
import type { Clock } from '../platform-ports';
import type { Scope } from '../scope';
import { askAll, type Question } from './check';
import { dataQuestions, readSizes } from './checks/data';
import { diskQuestion } from './checks/disk';
import { imageQuestions } from './checks/image';
import { networkQuestion } from './checks/network';
import { permissionQuestion } from './checks/permissions';
import { placeQuestions } from './checks/places';
import { priceCheck } from './checks/price';
import { quotaQuestions } from './checks/quota';
import { regionQuestions } from './checks/region';
import { roleAccountQuestion, roleNeedsQuestion, roleTrustQuestion } from './checks/role';
import type { LaunchPlan } from './launch-plan';

interface CheckInput {
  readonly aws: AwsWorkspace;
  readonly scope: Scope;
  readonly kind: Workspace['kind'];
  readonly clock: Clock;
  readonly plan: LaunchPlan;
  /** The catalogue's rows: what an instance has and which images fit it. */
  readonly instanceTypes: readonly InstanceType[];
  /** What only this kind of launch asks, e.g. whether its name is free. */
  readonly own: readonly Question[];
}

interface PreflightInput extends CheckInput {
  readonly bill: Bill;
}

/** Everything that can be found wrong without creating anything, and what it costs. */
export async function runPreflight(input: PreflightInput): Promise<Preflight> {
  const { bill, plan } = input;
  // What runs on this machine costs nothing: that nobody knows AWS's price of it is no finding.
  const price = bill.charged || bill.usdPerHour !== null ? [priceCheck(bill)] : [];
  const checks = [...(await checkLaunch(input)), ...price];
  return { checks, problems: problemsOf(checks), bill, price: priceOfBill(bill, fleetWords(plan.instances)) };
}

/** What was found, question by question; nothing of it throws because one service does not answer. */
export function checkLaunch(input: CheckInput): Promise<readonly PreflightCheck[]> {
  return askAll(questionsOf(input), input.clock);
}

/** On the local workspace only what means something there: it has no IAM, no quotas, no registry of images, no VPC. */
function questionsOf({ aws, instanceTypes, kind, own, plan, scope }: CheckInput): readonly Question[] {
  const sizes = readSizes(aws, plan);
  const everywhere = [
    ...own,
    ...dataQuestions(plan, sizes),
    ...placeQuestions(plan, aws),
    roleAccountQuestion(plan, scope),
  ];
  if (kind === 'local') return everywhere;
  // Without a role there is nothing to ask IAM about it.
  const role =
    plan.roleArn === ''
      ? []
      : [roleTrustQuestion(plan, aws.preflight.permissions), roleNeedsQuestion(plan, scope, aws.preflight.permissions)];
  const { images, network, permissions, quotas, usage } = aws.preflight;
  const maybe = [diskQuestion(plan, sizes, instanceTypes), networkQuestion(plan, network)];
  return [
    ...everywhere,
    permissionQuestion(plan, aws, permissions),
    ...role,
    ...quotaQuestions(plan, quotas, usage),
    ...imageQuestions(plan, scope, images, instanceTypes),
    ...regionQuestions(plan, scope, network),
    ...maybe.flatMap((question) => question ?? []),
  ];
}
