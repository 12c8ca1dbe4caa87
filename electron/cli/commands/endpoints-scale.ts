import { type Command, InvalidArgumentError } from 'commander';
import { fail } from '../../../shared/errors/result';
import { endpointPrice } from '../../../shared/model/price';
import { localWorkspaceId } from '../../../shared/model/workspace';
import type { VariantChange } from '../../domains/endpoints/contract';
import { type CodeOption, codeOption, printCode } from '../code-option';
import { confirm } from '../confirm';
import { type CliContext, connect, Stop, unwrap } from '../context';
import { waitInService } from '../wait-in-service';
import { endpointText } from './endpoints-text';

interface ScaleOptions extends CodeOption {
  readonly weight: Readonly<Record<string, number>>;
  readonly instances: Readonly<Record<string, number>>;
  readonly wait: boolean;
  readonly yes: boolean;
}

/** `upside endpoints scale`: weights and instance counts of live variants. */
export function addScale(endpoints: Command, context: CliContext): void {
  endpoints
    .command('scale')
    .argument('<name>', 'name of the endpoint')
    .description('change weights and instance counts; returns when the variants were read back as having them')
    .option('--weight <variant=number>', 'a weight; may be repeated', collectNumbers, {})
    .option('--instances <variant=count>', 'an instance count; may be repeated', collectNumbers, {})
    .option('--no-wait', 'return once the service wants it so, before it is so')
    .option(...codeOption)
    .option('-y, --yes', 'do not ask before something that costs money', false)
    .action(async (name: string, options: ScaleOptions) => {
      const { console, scope } = await connect(context);
      const names = [...new Set([...Object.keys(options.weight), ...Object.keys(options.instances)])];
      const changes = names.map(
        (variant): VariantChange => ({
          name: variant,
          weight: options.weight[variant] ?? null,
          instances: options.instances[variant] ?? null,
        }),
      );
      if (changes.length === 0)
        throw new Stop(fail('input.invalid', 'Nothing was asked for.', 'Add --weight or --instances.').error);
      if (options.code !== undefined)
        return printCode(context, { kind: 'scaling', endpoint: name, variants: changes }, options.code, scope.region);
      const before = unwrap(await console.endpoints.show(scope, name)).value;
      const { prices, region } = unwrap(await console.prices.show(scope));
      const price = endpointPrice(
        { kind: scope.workspaceId === localWorkspaceId ? 'local' : 'aws', region, prices },
        (before.config?.variants ?? []).map((variant) => ({
          instanceType: variant.instanceType,
          initialInstances: options.instances[variant.name] ?? variant.initialInstances,
        })),
      );
      const summary = `Scale ${name} in account ${scope.accountId}, region ${scope.region}. ${price.note}`;
      if (price.usdPerHour === 0) context.output.note(summary);
      else await confirm(context, options.yes, summary);
      const confirmed = { accountId: scope.accountId, region: scope.region, target: name };
      const wanted = unwrap(await console.endpoints.scale(scope, name, changes, confirmed));
      const view = options.wait
        ? await waitInService(context, console, scope, name, wanted.endpoint.configName)
        : wanted;
      context.output.result(view, () => endpointText(view, scope.workspaceId));
    });
}

function collectNumbers(text: string, held: Readonly<Record<string, number>> = {}): Record<string, number> {
  const [, name, number] = /^([^=]+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (name === undefined || number === undefined) throw new InvalidArgumentError('Write it as VARIANT=NUMBER.');
  return { ...held, [name]: Number(number) };
}
