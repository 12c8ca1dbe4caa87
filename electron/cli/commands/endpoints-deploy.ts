import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import { type EndpointDeployment, endpointDeploymentSchema } from '../../../shared/model/endpoint-deployment';
import { suggestJobName } from '../../../shared/model/job-name';
import type { Scope } from '../../domains/scope';
import { type CodeOption, codeOption, printCode } from '../code-option';
import { confirm } from '../confirm';
import { type CliContext, connect, Stop, unwrap } from '../context';
import { collectPairs, wholeNumber } from '../options';
import { packageArnOf } from '../package-arn';
import { checksText, preflightText, refusalOf } from '../preflight-text';
import { waitInService } from '../wait-in-service';
import { endpointText } from './endpoints-text';

interface DeployOptions extends CodeOption {
  readonly package?: string;
  readonly image?: string;
  readonly modelData?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly variant: readonly string[];
  readonly instanceType: string;
  readonly instances: number;
  readonly role?: string;
  readonly capture?: string;
  readonly capturePercent: number;
  readonly spec?: string;
  readonly print?: string;
  readonly check: boolean;
  readonly wait: boolean;
  readonly yes: boolean;
}

/** `upside endpoints deploy`: one or several variants, or a whole deployment from a file. */
export function addDeploy(endpoints: Command, context: CliContext): void {
  endpoints
    .command('deploy')
    .argument('<name>', 'name of the new endpoint')
    .description('deploy a registered version; exit 1 unless the endpoint was read back as in service with it')
    .option('--package <version>', 'group/version, or an ARN')
    .option('--image <image>', 'an image instead of a version of the registry')
    .option('--model-data <s3uri>', 'model.tar.gz for that image')
    .option('--env <name=value>', 'an environment variable of that image; may be repeated', collectPairs, {})
    .option(
      '--variant <name=version[*weight]>',
      'a variant and its weight, e.g. blue=chat/1*0.7; may be repeated, instead of --package',
      (text: string, held: readonly string[]) => [...held, text],
      [],
    )
    .option('--instance-type <type>', 'of every variant', 'ml.m5.large')
    .option('--instances <count>', 'of every variant', wholeNumber, 1)
    .option('--role <arn>', 'execution role of the models')
    .option('--capture <s3uri>', 'keep requests and answers there (off unless asked for)')
    .option('--capture-percent <percent>', 'share of the requests to keep', wholeNumber, 100)
    .option('--spec <file>', 'a whole deployment as JSON (see --print spec)')
    .option('--print <form>', 'print the spec and deploy nothing')
    .option(...codeOption)
    .option(
      '--check',
      'say what was checked and what it costs, and deploy nothing; exit 1 when it cannot be deployed',
      false,
    )
    .option('--no-wait', 'return once the service has the endpoint, before it serves')
    .option('-y, --yes', 'do not ask before something that costs money', false)
    .action(async (name: string, options: DeployOptions) => {
      const { console, scope } = await connect(context);
      const { defaults } = unwrap(await console.workspace.current());
      const deployment = options.spec
        ? await readDeployment(options.spec, name)
        : plan(context, scope, name, options.role ?? defaults.roleArn, options);
      if (options.print !== undefined) return printDeployment(context, deployment, options.print);
      if (options.code !== undefined)
        return printCode(context, { kind: 'deployment', deployment }, options.code, scope.region);
      const checked = unwrap(await console.endpoints.preflight(scope, deployment));
      const { checks, price, problems, warnings } = checked;
      if (options.check) {
        context.output.result(checked, () => [preflightText(checked), ...warnings].join('\n'));
        if (problems.length > 0) process.exitCode = 1;
        return;
      }
      for (const warning of warnings) context.output.note(warning);
      const refusal = refusalOf(checked);
      if (refusal !== null) throw new Stop(refusal);
      const open = checks.filter(({ outcome }) => outcome !== 'passed');
      if (open.length > 0) context.output.note(checksText(open));
      const summary = `Deploy ${name} in account ${scope.accountId}, region ${scope.region}. ${price.note}`;
      if (price.usdPerHour === 0) context.output.note(summary);
      else await confirm(context, options.yes, summary);
      const confirmed = { accountId: scope.accountId, region: scope.region, target: name };
      const made = unwrap(await console.endpoints.deploy(scope, deployment, confirmed));
      const view = options.wait ? await waitInService(context, console, scope, name, deployment.configName) : made;
      context.output.result(view, () => endpointText(view, scope.workspaceId));
    });
}

function plan(
  context: CliContext,
  scope: Scope,
  endpoint: string,
  roleArn: string,
  options: DeployOptions,
): EndpointDeployment {
  const fresh = (): string => suggestJobName(endpoint, context.now(), context.random);
  const common = { instanceType: options.instanceType, initialInstances: options.instances };
  const sources = [options.package, options.image].filter((one) => one !== undefined).length;
  if (sources + (options.variant.length > 0 ? 1 : 0) !== 1) {
    throw new Stop(
      fail('input.invalid', 'What to deploy is not clear.', 'Give one of --package, --image or --variant.').error,
    );
  }
  const container = {
    kind: 'container' as const,
    image: options.image ?? '',
    modelDataUrl: options.modelData ?? null,
    environment: options.env,
  };
  const version = (text: string) => ({ kind: 'package' as const, arn: packageArnOf(text, scope) });
  const single = options.package === undefined ? container : version(options.package);
  const variants =
    options.variant.length === 0
      ? [{ ...common, name: 'main', modelName: fresh(), initialWeight: 1, source: single }]
      : options.variant.map((text) => {
          const [, name = '', what = '', weight = '1'] = /^([^=]+)=([^*]+)(?:\*(.+))?$/.exec(text) ?? [];
          return { ...common, name, modelName: fresh(), initialWeight: Number(weight), source: version(what) };
        });
  return parseDeployment(
    {
      endpoint,
      configName: fresh(),
      roleArn,
      variants,
      dataCapture:
        options.capture === undefined ? null : { s3Uri: options.capture, samplingPercent: options.capturePercent },
    },
    'The options',
  );
}

async function readDeployment(path: string, endpoint: string): Promise<EndpointDeployment> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const hint = 'Begin from the output of --print spec.';
    throw new Stop(fail('file.unreadable', `The deployment ${path} could not be read: ${why}.`, hint).error);
  }
  const deployment = parseDeployment(value, path);
  if (deployment.endpoint === endpoint) return deployment;
  throw new Stop(
    fail('input.invalid', `${path} deploys ${deployment.endpoint}, not ${endpoint}.`, 'Name the same endpoint.').error,
  );
}

function parseDeployment(value: unknown, where: string): EndpointDeployment {
  const parsed = endpointDeploymentSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' ');
  throw new Stop(
    fail('input.invalid', `${where} make no valid deployment. ${problems}`, 'Mend what is named and try again.').error,
  );
}

function printDeployment(context: CliContext, deployment: EndpointDeployment, form: string): void {
  if (form !== 'spec') throw new Stop(fail('input.invalid', `--print knows no form ${form}.`, 'There is: spec.').error);
  context.output.result(deployment, () => JSON.stringify(deployment, null, 2));
}
