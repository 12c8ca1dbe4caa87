import { dataOf } from '../../guard';
import type { Scope } from '../../scope';
import { failed, passed, type Question } from '../check';
import type { LaunchPlan } from '../launch-plan';
import type { NetworkService } from '../ports';

/** The region has the instance types. EC2 is asked: what it has not, SageMaker cannot have. */
export function regionQuestions(plan: LaunchPlan, scope: Scope, network: NetworkService): readonly Question[] {
  const fields = new Map(plan.instances.map(({ field, instanceType }) => [instanceType, field]));
  return [...fields].map(([instanceType, field]) => {
    const about = { id: `region.${instanceType}`, title: 'Instance type in this region' };
    const type = instanceType.replace(/^ml\./, '');
    return {
      ...about,
      ask: async () => {
        if (dataOf(await network.offers(type)))
          return [passed(about, { detail: `EC2 has ${type} in ${scope.region}.`, field })];
        return [
          failed(about, {
            detail: `EC2 lists no ${type} in ${scope.region}, so SageMaker has hardly ${instanceType} there.`,
            hint: 'Choose another type or region.',
            field,
          }),
        ];
      },
    };
  });
}
