import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Command, Option } from 'commander';
import { fail } from '../../../shared/errors/result';
import { type AuditRecord, type AuditVerdict, auditOutcomeSchema } from '../../../shared/model/audit-record';
import { formatBytes, formatCount, formatDateTime } from '../../../shared/model/format';
import { type CliContext, Stop, unwrap } from '../context';
import { wholeNumber } from '../options';
import { table } from '../output';

interface ListOptions {
  readonly text: string;
  readonly action?: string;
  readonly outcome?: string;
  readonly limit: number;
}

/** `upside audit …`: what was done with this console, by whom, and that nobody changed the record. Needs no workspace. */
export function addAudit(program: Command, context: CliContext): void {
  const audit = program.command('audit').description('who did what: every call that changed something');

  audit
    .command('list')
    .option('--text <words>', 'only entries with these words in who, action, target, workspace or detail', '')
    .option('--action <action>', 'only this action (jobs.launch), or all of a kind (jobs)')
    .addOption(new Option('--outcome <outcome>', 'only calls that ended so').choices(auditOutcomeSchema.options))
    .option('--limit <count>', 'at most so many, 1 to 500', wholeNumber, 50)
    .description('the calls recorded, newest first')
    .action(async ({ text, action, outcome, limit }: ListOptions) => {
      if (limit < 1 || limit > 500) {
        throw new Stop(fail('input.invalid', '--limit takes 1 to 500.', 'Use export for the whole log.').error);
      }
      const { console } = await context.open();
      const filter = { text, action: action ?? null, outcome: auditOutcomeSchema.nullable().parse(outcome ?? null) };
      const page = unwrap(await console.audit.list(filter, null, limit));
      if (page.more) context.output.note(`There are more than the ${limit} shown; --limit shows up to 500.`);
      context.output.result(page, () => listText(page.records));
    });

  audit
    .command('verify')
    .argument('[file]', 'an exported log (default: this console’s own)')
    .description('walk the whole chain; exits 1 and names the first entry that was changed, removed or inserted')
    .action(async (file: string | undefined) => {
      const { console } = await context.open();
      const verdict = unwrap(await (file === undefined ? console.audit.verify() : verifyFile(context, resolve(file))));
      context.output.result(verdict, () => verdictText(verdict));
      if (verdict.broken !== null) process.exitCode = 1;
    });

  audit
    .command('export')
    .option('--to <file>', 'where to save it (default: to the standard output)')
    .description('every entry, oldest first, as JSON lines with their hashes')
    .action(async ({ to }: { to?: string }) => {
      const { console } = await context.open();
      if (to === undefined) {
        for await (const line of console.audit.lines()) process.stdout.write(line);
        return;
      }
      const path = resolve(to);
      const written = unwrap(await console.audit.export(path, context.signal));
      context.output.result(
        { path, ...written },
        () => `${path}  ${formatCount(written.entries)} entries, ${formatBytes(written.bytes)}`,
      );
    });
}

async function verifyFile(context: CliContext, path: string) {
  const { console } = await context.open();
  const source = createReadStream(path, { encoding: 'utf8' });
  try {
    return await console.audit.verifyLines(createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail('file.unreadable', `${path} cannot be read: ${why}`, 'Name a file that `upside audit export` wrote.');
  } finally {
    source.destroy();
  }
}

function listText(records: readonly AuditRecord[]): string {
  if (records.length === 0) return 'No call is recorded that fits.';
  return table(
    ['NO', 'AT', 'WHO', 'ACTION', 'TARGET', 'OUTCOME', 'DETAIL'],
    records.map((record) => [
      String(record.sequence),
      formatDateTime(record.at),
      `${record.user} (${record.via})`,
      record.action,
      record.target,
      record.outcome,
      record.detail,
    ]),
    [0],
  );
}

function verdictText({ broken, headHash, intact }: AuditVerdict): string {
  const entries = intact === 1 ? '1 entry' : `${formatCount(intact)} entries`;
  if (broken !== null) {
    return `BROKEN at entry ${broken.sequence}: ${broken.kind}. ${broken.message}\nBefore it, ${entries} agree.`;
  }
  return headHash === null ? 'The log is empty.' : `Intact: ${entries}. The last one’s hash is ${headHash}`;
}
