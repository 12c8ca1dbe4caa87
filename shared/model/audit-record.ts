import { z } from 'zod';
import { instantSchema } from './time';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

export const auditOutcomeSchema = z.enum(['done', 'rejected', 'unknown']);

/** Everything an entry says, in the order its canonical text says it. docs/audit-log.md is this in words. */
const auditStatementSchema = z.object({
  sequence: z.number().int().positive(),
  at: instantSchema,
  /** The operating system's name of the person. */
  user: z.string(),
  via: z.enum(['window', 'command line']),
  action: z.string(),
  target: z.string(),
  workspaceId: z.string(),
  accountId: z.string(),
  region: z.string(),
  outcome: auditOutcomeSchema,
  detail: z.string(),
  previousHash: hashSchema,
});
export type AuditStatement = Readonly<z.infer<typeof auditStatementSchema>>;

/** One entry of the audit log. `hash` is SHA-256 of its canonical text, which holds the hash of the entry before it. */
export const auditRecordSchema = auditStatementSchema.extend({ hash: hashSchema }).readonly();
export type AuditRecord = z.infer<typeof auditRecordSchema>;

/** What the first entry names as the hash before it. */
export const noHash = '0'.repeat(64);

/**
 * The text the hash is taken of: JSON without white space, the members in one order. Lone surrogates
 * and control characters are escapes in JSON, so every text has one form in UTF-8.
 */
export function canonicalText(statement: AuditStatement): string {
  const { sequence, at, user, via, action, target, workspaceId, accountId, region, outcome, detail, previousHash } =
    statement;
  return JSON.stringify({
    sequence,
    at,
    user,
    via,
    action,
    target,
    workspaceId,
    accountId,
    region,
    outcome,
    detail,
    previousHash,
  });
}

/** A canonical text as the statement it is; null when it is none, or not in canonical form. */
export function parseCanonicalText(text: string): AuditStatement | null {
  try {
    const statement = auditStatementSchema.safeParse(JSON.parse(text)).data;
    return statement && canonicalText(statement) === text ? statement : null;
  } catch {
    return null;
  }
}

const hashMember = /,"hash":"([0-9a-f]{64})"\}$/;

/** One line of an export: the canonical text with its hash as the last member. */
export function exportLine(text: string, hash: string): string {
  return `${text.slice(0, -1)},"hash":"${hash}"}`;
}

/** The reverse of `exportLine`; null for a line that does not end with a hash. */
export function parseExportLine(line: string): { readonly text: string; readonly hash: string } | null {
  const hash = hashMember.exec(line)?.[1];
  return hash === undefined ? null : { text: `${line.replace(hashMember, '')}}`, hash };
}

/** Which entries a list shows; null and '' leave a filter out. */
export const auditFilterSchema = z
  .object({
    /** Found anywhere in who, action, target, workspace or detail, whatever the case. */
    text: z.string().max(200),
    /** The whole action, or what it begins with up to a dot: 'jobs' finds 'jobs.launch'. */
    action: z.string().max(100).nullable(),
    outcome: auditOutcomeSchema.nullable(),
  })
  .readonly();
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** Whether the filter lets an entry through. */
export function isShown(record: AuditStatement, { text, action, outcome }: AuditFilter): boolean {
  if (outcome !== null && record.outcome !== outcome) return false;
  if (action !== null && record.action !== action && !record.action.startsWith(`${action}.`)) return false;
  const words = text.trim().toLowerCase();
  if (words === '') return true;
  const { user, via, target, workspaceId, accountId, region, detail } = record;
  return [user, via, record.action, target, workspaceId, accountId, region, detail].some((part) =>
    part.toLowerCase().includes(words),
  );
}

/** What is wrong with the first entry that breaks the chain. */
const auditBreakSchema = z
  .object({
    sequence: z.number().int().positive(),
    kind: z.enum(['changed', 'removed', 'inserted']),
    message: z.string(),
  })
  .readonly();
export type AuditBreak = z.infer<typeof auditBreakSchema>;

/** The result of walking the whole chain. */
export const auditVerdictSchema = z
  .object({
    /** Entries that were read and agree, up to the break if there is one. */
    intact: z.number().int().nonnegative(),
    /** Hash of the last of them, to be kept elsewhere; null of an empty log. */
    headHash: hashSchema.nullable(),
    broken: auditBreakSchema.nullable(),
  })
  .readonly();
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;
