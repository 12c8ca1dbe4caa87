import type { Result } from '../../../../shared/errors/result';
import { dataOf } from '../../guard';
import { failed, passed, type Question, unknown } from '../check';
import type { LaunchPlan } from '../launch-plan';
import type { QuotaService, Usage, UsageService } from '../ports';

/** Enough instances of each type are allowed, and how many are in use. */
export function quotaQuestions(plan: LaunchPlan, quotas: QuotaService, usage: UsageService): readonly Question[] {
  const counts = new Map<string, { count: number; field: string }>();
  for (const { count, field, instanceType } of plan.instances)
    counts.set(instanceType, { count: (counts.get(instanceType)?.count ?? 0) + count, field });
  return [...counts].flatMap(([instanceType, { count, field }]) => {
    const name = quotaName(plan, instanceType);
    const about = { id: `quota.${instanceType}`, title: 'Quota' };
    const pool = plan.warmPool ? [warmPoolQuestion(quotas, instanceType, count)] : [];
    const own: Question = {
      ...about,
      ask: async () => {
        const [quota, used] = await Promise.all([quotas.find(name), inUse(plan, usage)]);
        const found = dataOf(quota);
        if (found === null)
          return [unknown(about, { detail: `Service Quotas lists no “${name}” in this region.`, field })];
        const { code, value } = found;
        const hint = `Ask for more under Service Quotas (${code}), or choose another type.`;
        if (count > value) {
          const detail = `“${name}” is ${value}, and this asks for ${count}.`;
          return [failed(about, { detail, hint, field, blocks: true })];
        }
        if (!used.ok)
          return [
            unknown(about, {
              detail: `“${name}” is ${value}; how many are in use could not be seen: ${used.error.message}`,
              hint: used.error.hint,
              field,
            }),
          ];
        const busy = used.data.instances[instanceType] ?? 0;
        const said = `${used.data.complete ? '' : 'at least '}${busy}`;
        const detail = `“${name}” is ${value}; ${said} in use, ${count} asked for.`;
        if (busy + count > value)
          return [failed(about, { detail, hint: `Wait until running ones end. ${hint}`, field })];
        return [passed(about, { detail, field })];
      },
    };
    return [own, ...pool];
  });
}

/** Instances that stay after a job count apart; which do now, nobody says. */
function warmPoolQuestion(quotas: QuotaService, instanceType: string, count: number): Question {
  const about = { id: `quota.warm-pool.${instanceType}`, title: 'Quota of the warm pool' };
  const field = 'keepAliveSeconds';
  const name = `${instanceType} for training warm pool usage`;
  return {
    ...about,
    ask: async () => {
      const found = dataOf(await quotas.find(name));
      if (found === null)
        return [unknown(about, { detail: `Service Quotas lists no “${name}” in this region.`, field })];
      const detail = `“${name}” is ${found.value}, and this asks for ${count}.`;
      if (count <= found.value) return [passed(about, { detail, field })];
      const hint = `Ask for more under Service Quotas (${found.code}), or launch without a warm pool.`;
      return [failed(about, { detail, hint, field, blocks: true })];
    },
  };
}

/** The quota's name as Service Quotas words it. */
export function quotaName({ kind, spot }: LaunchPlan, instanceType: string): string {
  const what = {
    training: spot ? 'spot training job' : 'training job',
    processing: 'processing job',
    endpoint: 'endpoint',
  }[kind];
  return `${instanceType} for ${what} usage`;
}

function inUse({ kind, spot }: LaunchPlan, usage: UsageService): Promise<Result<Usage>> {
  if (kind === 'training') return usage.training(spot);
  return kind === 'processing' ? usage.processing() : usage.endpoints();
}
