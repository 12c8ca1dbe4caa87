import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import { suggestJobName } from '../../../shared/model/job-name';
import { isProcessingTerminal, type ProcessingSpec, processingSpecSchema } from '../../../shared/model/processing-job';
import type { Console } from '../../domains/console';
import type { Scope } from '../../domains/scope';
import { agreeToLaunch } from '../agree-to-launch';
import { printCode } from '../code-option';
import { type CliContext, connect, Stop, unwrap } from '../context';
import { addLaunchEnds, type LaunchEnds } from '../launch-ends';
import { collect, collectPairs, wholeNumber } from '../options';
import { preflightText } from '../preflight-text';
import { printLog } from '../print-log';

interface LaunchOptions extends LaunchEnds {
  readonly spec?: string;
  readonly like?: string;
  readonly image?: string;
  readonly entrypoint: readonly string[];
  readonly argument: readonly string[];
  readonly input: Readonly<Record<string, string>>;
  readonly output: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly tag: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly instanceType?: string;
  readonly volumeGb?: number;
  readonly maxRuntime?: number;
  readonly role?: string;
  readonly print: boolean;
}

/** `upside processing launch`: an image with its choices, a job like an earlier one, or a whole spec from a file. */
export function addProcessingLaunch(processing: Command, context: CliContext): void {
  const launch = processing
    .command('launch')
    .description('launch a processing job of an image of your own')
    .option('--image <address>', 'what it runs in')
    .option('--like <job>', 'everything as that job had it, but for what is named here')
    .option('--spec <file>', 'everything as a file has it (see --print), but for what is named here')
    .option('--entrypoint <word>', 'in place of the image’s own; a word each', collect, [])
    .option('--argument <word>', 'an argument of it; a word each', collect, [])
    .option('--input <name=s3uri>', 'copied to /opt/ml/processing/input/NAME; may be repeated', collectPairs, {})
    .option('--output <name=s3uri>', 'kept from /opt/ml/processing/output/NAME; may be repeated', collectPairs, {})
    .option('--env <name=value>', 'an environment variable of the job; may be repeated', collectPairs, {})
    .option('--tag <key=value>', 'a tag; may be repeated', collectPairs, {})
    .option('--name <name>', 'name of the job (default: a fresh one)')
    .option('--instance-type <type>', 'see: upside catalogue instance-types --processing')
    .option('--volume-gb <gb>', 'size of the volume', wholeNumber)
    .option('--max-runtime <seconds>', 'the job is stopped after this time', wholeNumber)
    .option('--role <arn>', 'execution role')
    .option('--print', 'print the spec and launch nothing', false);
  addLaunchEnds(launch).action(async (options: LaunchOptions) => {
    const { console, scope } = await connect(context);
    const spec = await specOf(context, console, scope, options);
    if (options.code !== undefined)
      return printCode(context, { kind: 'processing', spec, uploads: [] }, options.code, scope.region);
    if (options.print) return context.output.result(spec, () => JSON.stringify(spec, null, 2));
    const preflight = unwrap(await console.processing.preflight(scope, spec));
    if (options.check) {
      context.output.result(preflight, () => preflightText(preflight));
      if (preflight.problems.length > 0) process.exitCode = 1;
      return;
    }
    const confirmed = await agreeToLaunch(context, scope, spec.name, preflight, options.yes);
    const launched = unwrap(await console.processing.launch(scope, spec, confirmed));
    if (!options.wait) return context.output.result(launched, () => `Launched ${launched.name}\n${launched.arn}`);
    await toItsEnd(context, console, scope, launched.name);
  });
}

const folder = '/opt/ml/processing';

/** What was named, over what a file or an earlier job says, over what a new job begins with. */
async function specOf(
  context: CliContext,
  console: Console,
  scope: Scope,
  options: LaunchOptions,
): Promise<ProcessingSpec> {
  const begun = await baseOf(console, scope, options);
  const listed = (words: readonly string[], before: readonly string[] | undefined) =>
    words.length > 0 ? words : (before ?? []);
  const places = (side: 'input' | 'output', named: Readonly<Record<string, string>>) =>
    Object.entries(named).map(([name, s3Uri]) => ({ name, s3Uri, localPath: `${folder}/${side}/${name}` }));
  const over = <P extends { readonly name: string }>(before: readonly P[] | undefined, after: readonly P[]) => [
    ...(before ?? []).filter(({ name }) => !after.some((one) => one.name === name)),
    ...after,
  ];
  const parsed = processingSpecSchema.safeParse({
    name: options.name ?? suggestJobName('process', context.now(), context.random),
    image: options.image ?? begun.image,
    entrypoint: listed(options.entrypoint, begun.entrypoint),
    arguments: listed(options.argument, begun.arguments),
    environment: { ...begun.environment, ...options.env },
    inputs: over(begun.inputs, places('input', options.input)),
    outputs: over(begun.outputs, places('output', options.output)),
    roleArn: options.role ?? begun.roleArn ?? scope.roleArn,
    instanceType: options.instanceType ?? begun.instanceType ?? 'ml.m5.large',
    volumeGb: options.volumeGb ?? begun.volumeGb ?? 30,
    maxRuntimeSeconds: options.maxRuntime ?? begun.maxRuntimeSeconds ?? 3_600,
    tags: { ...begun.tags, ...options.tag },
  });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' ');
  throw new Stop(
    fail('input.invalid', `The options make no valid job. ${problems}`, 'Mend what is named and try again.').error,
  );
}

async function baseOf(
  console: Console,
  scope: Scope,
  { image, like, spec }: LaunchOptions,
): Promise<Partial<ProcessingSpec>> {
  if (like !== undefined) return unwrap(await console.processing.show(scope, like)).value.spec;
  if (spec !== undefined) return readSpec(spec);
  if (image !== undefined) return {};
  throw new Stop(
    fail('input.invalid', 'Nothing says what is to run.', 'Name an image with --image, or a job with --like.').error,
  );
}

async function readSpec(path: string): Promise<ProcessingSpec> {
  try {
    return processingSpecSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Stop(
      fail('file.unreadable', `The spec ${path} could not be read: ${why}.`, 'Begin from the output of --print.').error,
    );
  }
}

/** Follows the log; throws Stop unless the job completed. */
async function toItsEnd(context: CliContext, console: Console, scope: Scope, name: string): Promise<void> {
  await printLog(context, {
    page: (from, count) => console.processing.logPage(scope, name, from, count),
    follow: () => console.processing.log(scope, name, context.signal),
    stored: false,
    toTheEnd: true,
  });
  const { value: job } = unwrap(await console.processing.show(scope, name));
  if (job.status === 'Completed') return context.output.note(`${name}: Completed`);
  const why = job.failureReason ?? `it is ${job.status}`;
  throw new Stop(
    isProcessingTerminal(job.status)
      ? fail('job.state', `${name} did not complete: ${why}`, `Read its log: upside processing logs ${name}`).error
      : fail('cancelled', `${name} is still ${job.status}.`, `It goes on: upside processing show ${name}`).error,
  );
}
