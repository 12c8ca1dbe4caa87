import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  CreateTrainingJobCommand,
  type CreateTrainingJobCommandInput,
  waitUntilEndpointInService,
} from '@aws-sdk/client-sagemaker';
import { extract } from 'tar-stream';
import { createResources } from '../../../electron/platform/node/resources';
import { nodeSourcePacker } from '../../../electron/platform/node/source-packer';
import type { Recipe } from '../../../shared/model/recipe';
import { specFromRecipe } from '../../../shared/model/recipe-spec';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import type { TorchEnvironment } from '../../fakes/torch-environment';
import { WorkspaceDriver } from '../../fakes/workspace-driver';

const run = promisify(execFile);
const folder = join(import.meta.dirname, '../../../resources');
const resources = createResources(folder);

/** Lines of a sample file, header included. */
export const sampleLines = (path: string, count: number): string =>
  `${readFileSync(join(folder, 'samples', path), 'utf8')
    .split('\n')
    .slice(0, count)
    .join('\n')}\n`;

export interface JobAsked {
  readonly name: string;
  readonly hyperParameters?: Readonly<Record<string, string>>;
  readonly train: string;
  readonly validation?: string;
  readonly more?: Partial<CreateTrainingJobCommandInput>;
}

/** Recipes' programs in script mode on a local workspace, with base models made on the spot. */
export class ProgramJobs {
  readonly #root = mkdtempSync(join(tmpdir(), 'upside-programs-'));
  #daemon: RunningDaemon | null = null;
  #workspace: WorkspaceDriver | null = null;

  constructor(private readonly torch: TorchEnvironment) {}

  get workspace(): WorkspaceDriver {
    if (!this.#workspace) throw new Error('open() comes first');
    return this.#workspace;
  }

  /** Starts the workspace and puts the base model there as the channel model's files. */
  async open(model: 'chat' | 'encoder', texts: string): Promise<void> {
    if (this.torch.kind === 'missing') return;
    await this.#start();
    writeFileSync(join(this.#root, 'texts'), texts);
    const script = join(import.meta.dirname, 'scripts/tiny_models.py');
    await run(this.torch.python, [script, join(this.#root, 'base'), join(this.#root, 'texts')]);
    for (const name of readdirSync(join(this.#root, 'base', model)))
      await this.workspace.put(`base/${name}`, readFileSync(join(this.#root, 'base', model, name)));
  }

  async #start(): Promise<void> {
    const python = this.torch.kind === 'ready' ? this.torch.python : undefined;
    this.#daemon = await startLocalDaemon({ root: join(this.#root, 'workspace'), ...(python && { python }) });
    this.#workspace = new WorkspaceDriver(this.#daemon);
  }

  /** kill -9 on the workspace, and its next start. */
  async killAndRestart(): Promise<void> {
    this.#workspace?.close();
    await this.#daemon?.kill();
    await this.#start();
  }

  async close(): Promise<void> {
    this.#workspace?.close();
    await this.#daemon?.stop();
    rmSync(this.#root, { recursive: true, force: true });
  }

  /** Creates the job with all of the recipe's defaults but what is asked for, as the console makes it of them. */
  async launch(recipe: Recipe, { name, hyperParameters, train, validation, more }: JobAsked): Promise<void> {
    const { workspace } = this;
    if (!recipe.program) throw new Error(`${recipe.id} has no program`);
    const packed = await nodeSourcePacker.pack(resources.programFolders(recipe.program));
    if (!packed.ok) throw new Error(packed.error.message);
    const source = `code/${name}/sourcedir.tar.gz`;
    await workspace.put(source, Buffer.from(packed.data.archive));
    await workspace.put(`data/${name}/train/${train.startsWith('{') ? 'rows.jsonl' : 'rows.csv'}`, train);
    if (validation)
      await workspace.put(
        `data/${name}/validation/${validation.startsWith('{') ? 'rows.jsonl' : 'rows.csv'}`,
        validation,
      );
    const spec = specFromRecipe(recipe, {
      name,
      roleArn: `arn:aws:iam::${workspace.daemon.accountId}:role/UpsideLocalExecution`,
      bucket: workspace.bucket,
      inputs: [],
      ...(hyperParameters && { hyperParameters }),
    });
    const base = workspace.scriptJob(name, `s3://${workspace.bucket}/${source}`);
    const channels = [
      ['train', `data/${name}/train/`],
      ...(validation ? [['validation', `data/${name}/validation/`]] : []),
      ['model', 'base/'],
    ] as const;
    await workspace.sagemaker.send(
      new CreateTrainingJobCommand({
        ...base,
        AlgorithmSpecification: {
          TrainingInputMode: 'File',
          TrainingImage: base.AlgorithmSpecification?.TrainingImage,
          MetricDefinitions: spec.metricDefinitions.map(({ name, regex }) => ({ Name: name, Regex: regex })),
        },
        HyperParameters: {
          ...spec.hyperParameters,
          sagemaker_program: recipe.program.entryPoint,
          sagemaker_submit_directory: `s3://${workspace.bucket}/${source}`,
        },
        InputDataConfig: channels.map(([channel, key]) => ({
          ChannelName: channel,
          DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://${workspace.bucket}/${key}` } },
        })),
        // Nothing is to be looked for outside this machine.
        Environment: { HF_HUB_OFFLINE: '1' },
        ...more,
      }),
    );
  }

  /** The files of the job's model.tar.gz. */
  async model(name: string): Promise<ReadonlyMap<string, Buffer>> {
    const files = new Map<string, Buffer>();
    const entries = extract();
    Readable.from([await this.workspace.get(`out/${name}/output/model.tar.gz`)])
      .pipe(createGunzip())
      .pipe(entries as unknown as NodeJS.WritableStream);
    for await (const entry of entries) files.set(entry.header.name, await buffer(entry as unknown as Readable));
    return files;
  }

  /** Deploys the job's model as it is; returns when it serves. */
  async deploy(name: string): Promise<void> {
    const { bucket, daemon, sagemaker } = this.workspace;
    await sagemaker.send(
      new CreateModelCommand({
        ModelName: name,
        ExecutionRoleArn: `arn:aws:iam::${daemon.accountId}:role/UpsideLocalExecution`,
        PrimaryContainer: {
          Image: `${daemon.accountId}.dkr.ecr.us-east-1.amazonaws.com/huggingface-pytorch-inference:2`,
          ModelDataUrl: `s3://${bucket}/out/${name}/output/model.tar.gz`,
        },
      }),
    );
    const variant = {
      VariantName: 'only',
      ModelName: name,
      InstanceType: 'ml.g4dn.xlarge',
      InitialInstanceCount: 1,
    } as const;
    await sagemaker.send(new CreateEndpointConfigCommand({ EndpointConfigName: name, ProductionVariants: [variant] }));
    await sagemaker.send(new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: name }));
    await waitUntilEndpointInService(
      { client: sagemaker, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
      { EndpointName: name },
    );
  }
}

/** The recipe of that id as it ships. */
export async function recipeOf(id: string): Promise<Recipe> {
  const recipe = (await resources.recipes()).find((each) => each.id === id);
  if (!recipe) throw new Error(`no recipe ${id}`);
  return recipe;
}
