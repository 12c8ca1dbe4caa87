import type { Wish } from './ports';

/** The least that allows these wishes: one statement for each set of resources, nothing beside it. */
export function policyFor(wishes: readonly Wish[]): string {
  const resourcesOf = new Map<string, Set<string>>();
  for (const { action, resource } of wishes)
    resourcesOf.set(action, (resourcesOf.get(action) ?? new Set()).add(resource));
  const actionsOf = new Map<string, string[]>();
  for (const [action, resources] of resourcesOf) {
    // The role is handed to SageMaker and to nobody else, which is a statement of its own.
    const key = JSON.stringify([action === 'iam:PassRole', [...resources].toSorted()]);
    actionsOf.set(key, [...(actionsOf.get(key) ?? []), action]);
  }
  const statements = [...actionsOf].map(([key, actions]) => {
    const [passing, resources] = JSON.parse(key) as [boolean, string[]];
    return {
      Effect: 'Allow',
      Action: actions.toSorted(),
      Resource: resources,
      ...(passing && { Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } } }),
    };
  });
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}
