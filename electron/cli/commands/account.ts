import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import { permissionsPolicy, roleRequestSchema, trustPolicy } from '../../../shared/model/execution-role';
import { type CodeOption, codeOption, printCode } from '../code-option';
import { confirm } from '../confirm';
import { type CliContext, connect, Stop, unwrap } from '../context';
import { collect } from '../options';
import { imagesText, keysText, networkText, repositoriesText, rolesText } from './account-text';

interface RoleOptions extends CodeOption {
  readonly bucket: readonly string[];
  readonly key: readonly string[];
  readonly registry: readonly string[];
  readonly subnet: readonly string[];
  readonly securityGroup: readonly string[];
  readonly print: boolean;
  readonly yes: boolean;
}

/** `upside account`: what the account has that jobs run with. */
export function addAccount(program: Command, context: CliContext): void {
  const account = program.command('account').description('networks, keys, roles and container images of the account');
  addLists(account, context);
  account
    .command('create-role <name>')
    .description('make an execution role that may do what jobs need with the named buckets, and nothing else')
    .option('--bucket <name>', 'a bucket jobs read and write; may be repeated (default: the workspace’s)', collect, [])
    .option('--key <arn>', 'a KMS key jobs use; may be repeated', collect, [])
    .option('--registry <account>', 'another account whose images jobs run; may be repeated', collect, [])
    .option('--subnet <id>', 'a subnet jobs run in; may be repeated', collect, [])
    .option('--security-group <id>', 'a security group jobs have; may be repeated', collect, [])
    .option(...codeOption)
    .option('--print', 'print both policies and make nothing', false)
    .option('-y, --yes', 'do not ask', false)
    .action(async (name: string, options: RoleOptions) => {
      const { console, scope } = await connect(context);
      const parsed = roleRequestSchema.safeParse({
        name,
        buckets: options.bucket.length > 0 ? options.bucket : [scope.bucket],
        kmsKeyArns: options.key,
        registries: options.registry,
        subnetIds: options.subnet,
        securityGroupIds: options.securityGroup,
      });
      if (!parsed.success) {
        const said = parsed.error.issues.map(({ message }) => message).join(' ');
        throw new Stop(fail('input.invalid', `The options make no role. ${said}`, 'Mend what is named.').error);
      }
      const request = parsed.data;
      if (options.code !== undefined) {
        const { accountId, region } = scope;
        return printCode(context, { kind: 'role', request, accountId }, options.code, region);
      }
      const policies = { trust: trustPolicy(scope), permissions: permissionsPolicy(scope, request) };
      const text = `Who may assume it:\n${policies.trust}\n\nWhat it may do:\n${policies.permissions}`;
      if (options.print) return context.output.result(policies, () => text);
      context.output.note(text);
      await confirm(context, options.yes, `Make the role ${name} with these policies in account ${scope.accountId}?`);
      const confirmed = { accountId: scope.accountId, region: scope.region, target: name };
      const made = unwrap(await console.account.createRole(scope, request, confirmed));
      context.output.result(made, () => `Made ${made.name}\n${made.arn}`);
    });
}

function addLists(account: Command, context: CliContext): void {
  account
    .command('network')
    .description('VPCs with their subnets, security groups and endpoints')
    .action(async () => {
      const { console, scope } = await connect(context);
      const found = unwrap(await console.account.network(scope));
      context.output.result(found, () => (found.kind === 'absent' ? found.reason : networkText(found.vpcs)));
    });
  account
    .command('keys')
    .description('KMS keys with their aliases')
    .action(async () => {
      const { console, scope } = await connect(context);
      const found = unwrap(await console.account.keys(scope));
      context.output.result(found, () => (found.kind === 'absent' ? found.reason : keysText(found.keys)));
    });
  account
    .command('roles')
    .description('roles that SageMaker may assume')
    .action(async () => {
      const { console, scope } = await connect(context);
      const found = unwrap(await console.account.roles(scope));
      context.output.result(found, () => (found.kind === 'absent' ? found.reason : rolesText(found.roles)));
    });
  account
    .command('images [repository]')
    .description('repositories of ECR, or the images of one with size, architecture and scan')
    .action(async (repository: string | undefined) => {
      const { console, scope } = await connect(context);
      const found = unwrap(await console.account.images(scope, repository ?? null));
      context.output.result(found, () => {
        if (found.kind === 'absent') return found.reason;
        return repository === undefined ? repositoriesText(found.repositories) : imagesText(found.images);
      });
    });
}
