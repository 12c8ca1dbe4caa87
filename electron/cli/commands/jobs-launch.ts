import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import type { ArchiveUpload, Upload } from '../../../shared/model/code/upload';
import { hyperParameterProblems } from '../../../shared/model/hyper-parameter-rules';
import { suggestJobName } from '../../../shared/model/job-name';
import { type Preflight, problemsOf } from '../../../shared/model/preflight';
import { ownContainerId, recipeRunsOn } from '../../../shared/model/recipe';
import { specFromRecipe } from '../../../shared/model/recipe-spec';
import { toS3Uri } from '../../../shared/model/s3-uri';
import { type TrainingSpec, trainingSpecSchema } from '../../../shared/model/training-spec';
import type { Console } from '../../domains/console';
import type { Scope } from '../../domains/scope';
import { agreeToLaunch } from '../agree-to-launch';
import { printCode } from '../code-option';
import { type CliContext, connect, Stop, unwrap } from '../context';
import { type PlannedChannel, planChannel, upload } from '../data-source';
import { addLaunchEnds, type LaunchEnds } from '../launch-ends';
import { addFurtherOptions, type FurtherOptions, furtherChoices } from '../launch-options';
import { collectPairs, wholeNumber } from '../options';
import { preflightText } from '../preflight-text';
import { waitForEnd } from '../wait-for-end';

interface LaunchOptions extends FurtherOptions, LaunchEnds {
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
}

/** `upside jobs launch`: a recipe with choices, or a whole spec from a file. */
export function addLaunch(jobs: Command, context: CliContext): void {
  const launch = jobs
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
    .option('--spot', 'managed spot training', false);
  addFurtherOptions(launch)
    .option('--spec <file>', 'a whole spec as JSON instead of a recipe (see --print spec)')
    .option('--print <form>', 'print the spec and launch nothing');
  addLaunchEnds(launch).action(async (options: LaunchOptions) => {
    const { console, scope } = await connect(context);
    const planned = options.spec
      ? { spec: await readSpec(options.spec), uploads: [], source: null, program: null, packed: null }
      : await planLaunch(context, console, scope, options);
    const { program, source, spec, uploads } = planned;
    if (options.print !== undefined) {
      const keys = [...uploads.map(({ key }) => key), ...(source === null ? [] : [source])];
      for (const key of keys) context.output.note(`Not uploaded: ${key}`);
      return printSpec(context, spec, options.print);
    }
    if (options.code !== undefined) {
      const first = await uploadsFirst(console, scope, planned);
      return printCode(context, { kind: 'training', spec, uploads: first }, options.code, scope.region);
    }
    if (options.check) {
      const checked = withoutUploads(unwrap(await console.jobs.preflight(scope, spec)), spec, uploads);
      context.output.result(checked, () => preflightText(checked));
      if (checked.problems.length > 0) process.exitCode = 1;
      return;
    }
    for (const { origin, key } of uploads) await upload(context, console, scope, origin, key);
    if (source !== null) unwrap(await console.account.uploadSource(scope, source, scope.bucket));
    if (program !== null) unwrap(await console.account.uploadProgram(scope, program, scope.bucket));
    const preflight = unwrap(await console.jobs.preflight(scope, spec));
    const confirmed = await agreeToLaunch(context, scope, spec.name, preflight, options.yes);
    const launched = unwrap(await console.jobs.launch(scope, spec, confirmed));
    if (!options.wait) return context.output.result(launched, () => `Launched ${launched.name}\n${launched.arn}`);
    await waitForEnd(context, console, scope, launched.name);
  });
}

/** What is uploaded only when the job is launched is not there to be looked at. */
function withoutUploads(preflight: Preflight, spec: TrainingSpec, uploads: PlannedLaunch['uploads']): Preflight {
  const pending = new Set(
    spec.inputs
      .filter(({ s3Uri }) => uploads.some(({ key }) => s3Uri.endsWith(`/${key}`)))
      .map(({ channel }) => `inputs.${channel}`),
  );
  const checks = preflight.checks.map((check) =>
    pending.has(check.id)
      ? {
          ...check,
          outcome: 'unknown' as const,
          blocks: false,
          detail: 'It is uploaded when it is launched.',
          hint: '',
        }
      : check,
  );
  return { ...preflight, checks, problems: problemsOf(checks) };
}

interface PlannedLaunch {
  readonly spec: TrainingSpec;
  readonly uploads: readonly NonNullable<PlannedChannel['upload']>[];
  /** Folder of source code that has to be packed and uploaded; null when there is none on this machine. */
  readonly source: string | null;
  /** Recipe whose own program has to be uploaded; null when there is none. */
  readonly program: string | null;
  /** That folder or program as it is uploaded. */
  readonly packed: ArchiveUpload | null;
}

/** What the launch uploads before the job, for other hands. */
async function uploadsFirst(console: Console, scope: Scope, plan: PlannedLaunch): Promise<readonly Upload[]> {
  const files = plan.uploads.map(async ({ key, origin }) =>
    unwrap(await console.data.planUpload(scope, origin, toS3Uri(scope.bucket, key))),
  );
  return [...(await Promise.all(files)), plan.packed].filter((one) => one !== null);
}

/** The spec of the options, checked as far as it can be before anything is uploaded for it. */
async function planLaunch(
  context: CliContext,
  console: Console,
  scope: Scope,
  options: LaunchOptions,
): Promise<PlannedLaunch> {
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
  const { defaults, workspace } = unwrap(await console.workspace.current());
  if (workspace.kind === 'aws' && options.image === undefined && !recipeRunsOn(recipe, 'aws')) {
    throw new Stop(
      fail(
        'input.invalid',
        `${recipe.title} runs on the local workspace only: ${recipe.image} is built into it.`,
        `Choose a recipe for AWS with --recipe, such as ${ownContainerId} with --image.`,
      ).error,
    );
  }
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
  const folder = options.script === undefined || options.script.startsWith('s3://') ? null : options.script;
  const source = folder === null ? null : unwrap(await console.account.planSource(folder, defaults.bucket));
  const instanceType = options.instanceType ?? recipe.defaults.instanceType;
  const asked = { recipeId: recipe.id, instanceType, bucket: defaults.bucket };
  const brought = unwrap(await console.account.planProgram(scope, asked));
  if (brought.image.kind === 'none' && options.image === undefined && recipe.images.length > 0)
    throw new Stop(
      fail('input.invalid', brought.image.reason, 'Choose another --instance-type, or give --image.').error,
    );
  const channels = await Promise.all(
    Object.entries(given).map(([channel, source]) => planChannel(console, defaults.bucket, channel, source, name)),
  );
  const spec = parseSpec(
    specFromRecipe(recipe, {
      ...(brought.image.kind !== 'none' && { image: brought.image.address }),
      ...furtherChoices(options, source?.s3Uri ?? options.script ?? null),
      ...(options.script === undefined && brought.script !== null && { script: brought.script }),
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
  const program = options.script === undefined && brought.script !== null ? recipe.id : null;
  return {
    spec,
    uploads: channels.flatMap((channel) => channel.upload ?? []),
    source: folder,
    program,
    packed: source?.upload ?? (program === null ? null : brought.upload),
  };
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
