import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import { hyperParameterProblems } from '../../../shared/model/hyper-parameter-rules';
import { suggestJobName } from '../../../shared/model/job-name';
import { specFromRecipe } from '../../../shared/model/recipe-spec';
import { type TrainingSpec, trainingSpecSchema } from '../../../shared/model/training-spec';
import type { Console } from '../../domains/console';
import { type CodeOption, codeOption, printCode } from '../code-option';
import { confirm } from '../confirm';
import { type CliContext, connect, Stop, unwrap } from '../context';
import { type PlannedChannel, planChannel, upload } from '../data-source';
import { collectPairs, wholeNumber } from '../options';
import { waitForEnd } from '../wait-for-end';

interface LaunchOptions extends CodeOption {
  readonly recipe: string;
  readonly name?: string;
  readonly train?: string;
  readonly validation?: string;
  readonly channel: Readonly<Record<string, string>>;
  readonly set: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly tag: Readonly<Record<string, string>>;
  readonly instanceType?: string;
  readonly instanceCount?: number;
  readonly volumeGb?: number;
  readonly maxRuntime?: number;
  readonly output?: string;
  readonly checkpoint?: string;
  readonly role?: string;
  readonly spot: boolean;
  readonly spec?: string;
  readonly print?: string;
  readonly wait: boolean;
  readonly yes: boolean;
}

/** `upside jobs launch`: a recipe with choices, or a whole spec from a file. */
export function addLaunch(jobs: Command, context: CliContext): void {
  jobs
    .command('launch')
    .description('launch a training job; DATA is a file, an s3:// address or sample:NAME')
    .option('--recipe <id>', 'what to train', 'location-classifier')
    .option('--name <name>', 'name of the job (default: a fresh one)')
    .option('--train <data>', 'data of the channel train')
    .option('--validation <data>', 'data of the channel validation')
    .option('--channel <name=data>', 'data of another channel; may be repeated', collectPairs, {})
    .option('--set <name=value>', 'a hyperparameter; may be repeated', collectPairs, {})
    .option('--env <name=value>', 'an environment variable of the job; may be repeated', collectPairs, {})
    .option('--tag <key=value>', 'a tag; may be repeated', collectPairs, {})
    .option('--instance-type <type>', 'e.g. ml.m5.xlarge')
    .option('--instance-count <count>', 'number of instances', wholeNumber)
    .option('--volume-gb <gb>', 'size of the training volume', wholeNumber)
    .option('--max-runtime <seconds>', 'the job is stopped after this time', wholeNumber)
    .option('--output <s3uri>', 'where artifacts go')
    .option('--checkpoint <s3uri>', 'where checkpoints are kept')
    .option('--role <arn>', 'execution role')
    .option('--spot', 'managed spot training', false)
    .option('--spec <file>', 'a whole spec as JSON instead of a recipe (see --print spec)')
    .option('--print <form>', 'print the spec and launch nothing')
    .option(...codeOption)
    .option('-w, --wait', 'follow the log until the job has ended; exit 1 unless it completed', false)
    .option('-y, --yes', 'do not ask before something that costs money', false)
    .action(async (options: LaunchOptions) => {
      const { console, scope } = await connect(context);
      const { spec, uploads } = options.spec
        ? { spec: await readSpec(options.spec), uploads: [] }
        : await planLaunch(context, console, options);
      if (options.print !== undefined || options.code !== undefined) {
        for (const { key } of uploads) context.output.note(`Not uploaded: ${key}`);
        return options.code === undefined
          ? printSpec(context, spec, options.print)
          : printCode(context, { kind: 'training', spec }, options.code, scope.region);
      }
      for (const { origin, key } of uploads) await upload(context, console, scope, origin, key);
      const preflight = unwrap(await console.jobs.preflight(scope, spec));
      const problem = preflight.problems[0];
      if (problem) throw new Stop(fail('input.invalid', `${problem.field}: ${problem.message}`, problem.hint).error);
      const costs = preflight.price.maximumUsd !== 0;
      const summary = `Launch ${spec.name} in account ${scope.accountId}, region ${scope.region}. ${preflight.price.note}`;
      if (costs) await confirm(context, options.yes, summary);
      else context.output.note(summary);
      const confirmed = { accountId: scope.accountId, region: scope.region, target: spec.name };
      const launched = unwrap(await console.jobs.launch(scope, spec, confirmed));
      if (!options.wait) return context.output.result(launched, () => `Launched ${launched.name}\n${launched.arn}`);
      await waitForEnd(context, console, scope, launched.name);
    });
}

interface PlannedLaunch {
  readonly spec: TrainingSpec;
  readonly uploads: readonly NonNullable<PlannedChannel['upload']>[];
}

/** The spec of the options, checked as far as it can be before anything is uploaded for it. */
async function planLaunch(context: CliContext, console: Console, options: LaunchOptions): Promise<PlannedLaunch> {
  const recipes = unwrap(await console.jobs.recipes());
  const recipe = recipes.find(({ id }) => id === options.recipe);
  if (!recipe) {
    throw new Stop(
      fail(
        'input.invalid',
        `There is no recipe called ${options.recipe}.`,
        `There are: ${recipes.map(({ id }) => id).join(', ')}.`,
      ).error,
    );
  }
  const { defaults } = unwrap(await console.workspace.current());
  const name = options.name ?? suggestJobName(recipe.id, context.now(), context.random);
  const given = { ...options.channel, ...pick('train', options.train), ...pick('validation', options.validation) };
  const missing = recipe.channels.find((channel) => channel.required && !(channel.name in given));
  if (missing) {
    throw new Stop(
      fail(
        'input.invalid',
        `The channel ${missing.name} has no data. ${missing.explanation}`,
        `Add --channel ${missing.name}=FILE.`,
      ).error,
    );
  }
  const channels = await Promise.all(
    Object.entries(given).map(([channel, source]) => planChannel(console, defaults.bucket, channel, source, name)),
  );
  const spec = parseSpec(
    specFromRecipe(recipe, {
      name,
      roleArn: options.role ?? defaults.roleArn,
      bucket: defaults.bucket,
      inputs: channels.map(({ input }) => input),
      hyperParameters: options.set,
      environment: options.env,
      tags: options.tag,
      spot: options.spot,
      checkpointS3Uri: options.checkpoint ?? null,
      ...pick('outputS3Uri', options.output),
      ...pick('instanceType', options.instanceType),
      ...pick('instanceCount', options.instanceCount),
      ...pick('volumeGb', options.volumeGb),
      ...pick('maxRuntimeSeconds', options.maxRuntime),
    }),
    'The options',
  );
  const problem = hyperParameterProblems(recipe, spec.hyperParameters)[0];
  if (problem) throw new Stop(fail('input.invalid', `${problem.field}: ${problem.message}`, problem.hint).error);
  return { spec, uploads: channels.flatMap((channel) => channel.upload ?? []) };
}

async function readSpec(path: string): Promise<TrainingSpec> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Stop(
      fail('file.unreadable', `The spec ${path} could not be read: ${why}.`, 'Begin from the output of --print spec.')
        .error,
    );
  }
  return parseSpec(value, path);
}

function parseSpec(value: unknown, where: string): TrainingSpec {
  const parsed = trainingSpecSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' ');
  throw new Stop(
    fail('input.invalid', `${where} make no valid spec. ${problems}`, 'Mend what is named and try again.').error,
  );
}

function printSpec(context: CliContext, spec: TrainingSpec, form: string | undefined): void {
  if (form !== 'spec') throw new Stop(fail('input.invalid', `--print knows no form ${form}.`, 'There is: spec.').error);
  context.output.result(spec, () => JSON.stringify(spec, null, 2));
}

function pick<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
