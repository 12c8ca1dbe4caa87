import type { Command } from 'commander';
import { type CodeOption, codeOption, printCode } from '../code-option';
import { confirm } from '../confirm';
import { type CliContext, connect, connectOrOffline, unwrap } from '../context';
import { noteAge } from '../note-age';
import { packageArnOf } from '../package-arn';
import { addLineage } from './models-lineage';
import { groupTable, versionTable, versionText } from './models-text';

/** `upside models …`: the model registry without a window. */
export function addModels(program: Command, context: CliContext): void {
  const models = program.command('models').description('register, compare, approve and trace model versions');

  models
    .command('groups')
    .description('list the model groups with their newest versions')
    .action(async () => {
      const { console, scope } = await connectOrOffline(context);
      const list = unwrap(await console.models.groups(scope));
      noteAge(context, list);
      context.output.result(list, () => groupTable(list.groups));
    });

  models
    .command('list')
    .argument('<group>', 'name of the group')
    .description('list the versions of a group, newest first')
    .action(async (group: string) => {
      const { console, scope } = await connectOrOffline(context);
      const list = unwrap(await console.models.versions(scope, group));
      noteAge(context, list);
      context.output.result(list, () => versionTable(list.versions));
    });

  models
    .command('show')
    .argument('<version>', 'group/version, or its ARN')
    .description('everything known of one version, with its evaluation')
    .action(async (version: string) => {
      const { console, scope } = await connectOrOffline(context);
      const shown = unwrap(await console.models.show(scope, packageArnOf(version, scope)));
      noteAge(context, shown);
      context.output.result(shown, () => versionText(shown.value));
    });

  models
    .command('register')
    .argument('<job>', 'name of a training job that completed')
    .requiredOption('--group <name>', 'group that gets the version; made when missing')
    .option('--description <text>', 'what is worth knowing of it', '')
    .option(...codeOption)
    .description('make the next version of a group from a job; it waits for approval')
    .action(async (job: string, { code, group, description }: RegisterOptions) => {
      const { console, scope } = await connect(context);
      if (code !== undefined) {
        const parts = unwrap(await console.models.planRegistration(scope, job));
        const request = { ...parts, group, description: description.trim() || null };
        return printCode(context, { kind: 'registration', request }, code, scope.region);
      }
      const registered = unwrap(await console.models.register(scope, job, group, description));
      context.output.result(
        registered,
        () => `Registered ${registered.group}/${registered.version}\n${registered.arn}`,
      );
    });

  addJudgement(models, context, 'approve', 'Approved');
  addJudgement(models, context, 'reject', 'Rejected');

  models
    .command('delete')
    .argument('<what>', 'group/version or its ARN; or the name of a group without versions')
    .option('-y, --yes', 'do not ask', false)
    .description('delete a version, or an empty group; returns when it was read back as gone')
    .action(async (what: string, { yes }: { yes: boolean }) => {
      const { console, scope } = await connect(context);
      const { accountId, region } = scope;
      const place = `in account ${accountId}, region ${region}?`;
      if (!what.includes('/')) {
        await confirm(context, yes, `Delete the model group ${what} ${place}`);
        unwrap(await console.models.deleteGroup(scope, what, { accountId, region, target: what }));
      } else {
        const arn = packageArnOf(what, scope);
        // Deleting is done when it is gone; of a version that never was it must not say so.
        const { group, version } = unwrap(await console.models.show(scope, arn)).value.package;
        const target = `${group}/${version}`;
        await confirm(context, yes, `Delete the version ${target} ${place} Its files in S3 stay.`);
        unwrap(await console.models.delete(scope, arn, { accountId, region, target }));
      }
      context.output.result({ deleted: what }, () => `Deleted ${what}.`);
    });

  addLineage(models, context);
}

interface RegisterOptions extends CodeOption {
  readonly group: string;
  readonly description: string;
}

function addJudgement(
  models: Command,
  context: CliContext,
  verb: 'approve' | 'reject',
  approval: 'Approved' | 'Rejected',
): void {
  models
    .command(verb)
    .argument('<version>', 'group/version, or its ARN')
    .option('--note <text>', 'why', '')
    .description(`${verb} a version; returns when the service says so`)
    .action(async (version: string, { note }: { note: string }) => {
      const { console, scope } = await connect(context);
      const judged = unwrap(await console.models.judge(scope, packageArnOf(version, scope), approval, note));
      const { group, version: number } = judged.value.package;
      context.output.result(judged, () => `${group}/${number}: ${judged.value.package.approval}`);
    });
}
