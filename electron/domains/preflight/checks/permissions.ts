import type { AwsWorkspace } from '../../aws-ports';
import { dataOf } from '../../guard';
import { failed, passed, type Question } from '../check';
import type { LaunchPlan } from '../launch-plan';
import { policyFor } from '../policy';
import type { PermissionService } from '../ports';

/** Without these there is no launch; what only follows it may be missing. */
const needed = /:(Create|AddTags|PassRole|Update|PutMetricAlarm)/;

/** May whoever is signed in make the calls this launch makes? */
export function permissionQuestion(
  plan: LaunchPlan,
  aws: { readonly identity: Pick<AwsWorkspace['identity'], 'whoAmI'> },
  permissions: PermissionService,
): Question {
  const about = { id: 'permissions', title: 'Your permissions' };
  return {
    ...about,
    ask: async () => {
      // Which role is passed is not known while none is chosen.
      const asked = plan.calls.filter(({ resource }) => resource !== '');
      const { arn } = dataOf(await aws.identity.whoAmI());
      const denied = dataOf(await permissions.denied(arn, asked));
      const calls = [...new Set(asked.map(({ action }) => action))];
      if (denied.length === 0) return [passed(about, { detail: `${arn} may ${calls.join(', ')}.` })];
      const missing = [...new Set(denied.map(({ action }) => action))].join(', ');
      const sure = denied.some(({ action, unsure }) => !unsure && needed.test(action));
      const doubt = sure ? '' : ' A condition or a later call may still decide otherwise.';
      return [
        failed(about, {
          detail: `IAM says that ${arn} may not ${missing}.${doubt}`,
          hint: 'Ask an administrator for the policy below; it allows exactly what is missing.',
          blocks: sure,
          policy: policyFor(denied),
        }),
      ];
    },
  };
}
