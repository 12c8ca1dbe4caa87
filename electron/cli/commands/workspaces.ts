import { type Command, Option } from 'commander';
import type { WorkspaceRow } from '../../../shared/contract/workspaces';
import { fail } from '../../../shared/errors/result';
import { sensitiveOperations, workspaceColours } from '../../../shared/model/workspace-entry';
import { confirm } from '../confirm';
import { type CliContext, Stop, unwrap } from '../context';
import { table } from '../output';

interface AddOptions {
  readonly region?: string;
  readonly name?: string;
  readonly colour: (typeof workspaceColours)[number];
  readonly production: boolean;
}

interface SetOptions {
  readonly name?: string;
  readonly colour?: (typeof workspaceColours)[number];
  readonly access?: 'full' | 'read-only';
  readonly production?: 'yes' | 'no';
  readonly sensitive?: readonly (typeof sensitiveOperations)[number][];
  readonly role?: string;
  readonly bucket?: string;
}

/** `upside workspaces …`: which accounts and regions this console works in. */
export function addWorkspaces(program: Command, context: CliContext): void {
  const workspaces = program.command('workspaces').description('this machine and the AWS accounts to work in');
  const opened = async () => (await context.open()).console.workspaces;
  const colour = () => new Option('--colour <colour>', 'colour of its windows').choices(workspaceColours);

  workspaces
    .command('list')
    .description('list the workspaces')
    .action(async () => {
      const { workspaces: rows } = unwrap(await (await opened()).list());
      context.output.result(rows, () => table(['WORKSPACE', 'NAME', 'ACCOUNT', 'REGION', 'ACCESS'], rows.map(cells)));
    });

  workspaces
    .command('profiles')
    .description('list the profiles of the AWS configuration files')
    .action(async () => {
      const { files, profiles } = unwrap(await (await opened()).profiles());
      for (const { path, problem } of files) if (problem !== null) context.output.note(`${path}: ${problem}`);
      context.output.result(profiles, () =>
        profiles.length === 0
          ? 'No profile yet. Make one with: aws configure sso'
          : table(
              ['PROFILE', 'KIND', 'REGION', 'WHAT IT DOES'],
              profiles.map(({ kind, name, problem, region, summary }) => [
                name,
                kind,
                region ?? '–',
                problem === null ? summary : `${summary} Does not work: ${problem}`,
              ]),
            ),
      );
    });

  workspaces
    .command('add')
    .description('add the account of a profile as a workspace; what is marked production begins read-only')
    .argument('<profile>', 'profile of ~/.aws/config or ~/.aws/credentials')
    .option('--region <region>', 'region; the one of the profile unless said')
    .option('--name <name>', 'name; the one of the profile unless said')
    .addOption(colour().default('blue'))
    .option('--production', 'mark it as production', false)
    .action(async (profile: string, options: AddOptions) => {
      const domain = await opened();
      const region = options.region ?? (await regionOf(domain, profile));
      const { colour, name = profile, production } = options;
      const added = unwrap(await domain.add({ profile, region, name, colour, production }));
      context.output.result(added, () => `Added ${added.id}. Work in it with --workspace ${added.id}.`);
    });

  workspaces
    .command('set')
    .description('change what a workspace may do and how it looks')
    .argument('<workspace>', 'id, see `upside workspaces list`')
    .option('--name <name>', 'name')
    .addOption(colour())
    .addOption(new Option('--access <access>', 'what this console may do there').choices(['full', 'read-only']))
    .addOption(new Option('--production <yes|no>', 'whether it is production').choices(['yes', 'no']))
    .addOption(
      new Option('--sensitive <operation...>', 'operations that ask for a new MFA code').choices(sensitiveOperations),
    )
    .option('--role <arn>', 'role new jobs run under')
    .option('--bucket <bucket>', 'bucket new data goes to')
    .action(async (id: string, { production, role, ...given }: SetOptions) => {
      const changes = {
        ...given,
        ...(production !== undefined && { production: production === 'yes' }),
        ...(role !== undefined && { roleArn: role }),
      };
      const { json: _json, workspace: _workspace, ...known } = changes as typeof changes & Record<string, unknown>;
      const changed = unwrap(await (await opened()).update(id, known));
      context.output.result(changed, () => `Changed ${id}: ${cells(changed).slice(1).join(', ')}.`);
    });

  workspaces
    .command('remove')
    .description('forget a workspace; nothing in the account is touched')
    .argument('<workspace>', 'id, see `upside workspaces list`')
    .option('--yes', 'do not ask', false)
    .action(async (id: string, options: { readonly yes: boolean }) => {
      await confirm(context, options.yes, `Forget the workspace ${id}? Nothing in the account is touched.`);
      unwrap(await (await opened()).remove(id));
      context.output.result({ removed: id }, () => `Forgot ${id}.`);
    });
}

function cells({ entry, id, name, workspace }: WorkspaceRow): readonly string[] {
  const account = workspace ? `${workspace.accountId}${workspace.alias === null ? '' : ` (${workspace.alias})`}` : '–';
  const marks = entry?.production ? `${entry.access}, production` : (entry?.access ?? 'full');
  return [id, name, account, entry?.region ?? workspace?.region ?? '–', marks];
}

async function regionOf(
  domain: Awaited<ReturnType<CliContext['open']>>['console']['workspaces'],
  name: string,
): Promise<string> {
  const { profiles } = unwrap(await domain.profiles());
  const region = profiles.find((profile) => profile.name === name)?.region;
  if (region) return region;
  throw new Stop(fail('input.invalid', `The profile ${name} names no region.`, 'Say it with --region.').error);
}
