import { z } from 'zod';

const oneOrMany = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const statement = z.object({
  Effect: z.string(),
  Action: oneOrMany.optional(),
  Principal: z.union([z.string(), z.object({ Service: oneOrMany.optional() })]).optional(),
});
const policy = z.object({ Statement: z.union([statement, z.array(statement)]).transform((value) => [value].flat()) });

/** Services a trust policy lets assume its role; none where the document cannot be read. It comes URL-encoded. */
export function trustedServices(document: string): readonly string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(decodeURIComponent(document));
  } catch {
    return [];
  }
  const read = policy.safeParse(parsed);
  if (!read.success) return [];
  const services = read.data.Statement.filter(
    ({ Action, Effect }) =>
      Effect === 'Allow' && (Action ?? []).some((action) => ['sts:AssumeRole', 'sts:*', '*'].includes(action)),
  ).flatMap(({ Principal }) => (typeof Principal === 'object' ? (Principal.Service ?? []) : []));
  return [...new Set(services)];
}
