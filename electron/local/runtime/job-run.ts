import type { LogEvent } from '../storage/telemetry';
import { Artifacts } from './artifacts/artifacts';
import { Checkpoints } from './artifacts/checkpoints';
import { host } from './contract/config-files';
import { createJobFolder, type JobFolder } from './contract/job-folder';
import { parseS3Uri } from './contract/s3-uri';
import { endRun } from './end-run';
import { reasonOf } from './job-failure';
import type { JobHalt } from './job-halt';
import { builtInAlgorithms, type TrainingRuntimeOptions } from './options';
import { algorithmError } from './output/failure-reason';
import { JobLog } from './output/job-log';
import { MetricMatcher } from './output/metric-matcher';
import { readStart } from './output/read-start';
import { type JobProcess, startJobProcess } from './processes/job-process';
import { type SupervisedEnd, supervise } from './processes/supervise';
import { launchOf } from './program/launch';
import { type Program, programOf } from './program/program';
import { noteRequirements } from './program/requirements';
import { openSourceArchive } from './program/source-archive';
import { stageChannel } from './staging/channels';
import { SpaceBudget } from './staging/space-budget';
import { sourceArchive, unpackArchive } from './staging/unpack-archive';
import type { TrainingObserver, TrainingOutcome, TrainingRunSpec } from './training-runtime';

const metricNamespace = '/aws/sagemaker/TrainingJobs';

/** One training job on its slot, from its empty folder to its artifacts in S3. */
export class JobRun {
  private readonly log: JobLog;
  private readonly matcher: MetricMatcher;
  private checkpoints: Checkpoints | null = null;

  constructor(
    private readonly spec: TrainingRunSpec,
    private readonly observer: TrainingObserver,
    private readonly halt: JobHalt,
    private readonly options: TrainingRuntimeOptions,
    /** Aborts when the daemon goes: nothing is uploaded then but checkpoints. */
    private readonly closing: AbortSignal,
  ) {
    const stream = `${spec.jobName}/${host}-${Math.floor(options.clock() / 1000)}`;
    this.log = new JobLog({
      sink: options.logs,
      group: '/aws/sagemaker/TrainingJobs',
      stream,
      clock: options.clock,
      onEvents: (events) => this.findMetrics(events),
    });
    // After the log: it may have something to say about a definition at once.
    this.matcher = new MetricMatcher(spec.metricDefinitions, (message) => this.log.note(message));
  }

  /** Never rejects: whatever goes wrong is the outcome's reason. */
  async run(): Promise<TrainingOutcome> {
    const abandon = (): void => this.log.abandon();
    this.closing.addEventListener('abort', abandon, { once: true });
    let folder: JobFolder | null = null;
    try {
      this.observer.phase('Starting', 'Preparing the training job');
      const program = programOf(this.spec, builtInAlgorithms);
      this.halt.limit(this.spec.maxRuntimeSeconds, () =>
        this.observer.phase(
          'MaxRuntimeExceeded',
          `The job ran for MaxRuntimeInSeconds (${this.spec.maxRuntimeSeconds}).`,
        ),
      );
      folder = await createJobFolder(this.options.root, this.spec);
      return await this.runIn(folder, program);
    } catch (error) {
      return this.stoppedBeforeTraining() ?? { kind: 'failed', reason: reasonOf(error, 'Preparing the job') };
    } finally {
      await endRun({ halt: this.halt, folder, log: this.log, metrics: this.options.metrics });
      this.closing.removeEventListener('abort', abandon);
    }
  }

  private async runIn(folder: JobFolder, program: Program): Promise<TrainingOutcome> {
    this.observer.phase('Downloading', 'Downloading input data');
    try {
      await this.stage(folder, program);
    } catch (error) {
      return this.stoppedBeforeTraining() ?? { kind: 'failed', reason: reasonOf(error, 'Data download') };
    }
    const launch = await launchOf(program, this.spec, folder, this.options);
    const stopped = this.stoppedBeforeTraining();
    if (stopped !== null) return stopped;
    this.observer.phase('Training', 'Training is in progress');
    const end = await this.train(
      await startJobProcess({
        launch,
        jobName: this.spec.jobName,
        root: this.options.root,
        processFile: folder.processFile,
        log: this.log,
      }),
    );
    return this.upload(folder, end);
  }

  private async stage(folder: JobFolder, program: Program): Promise<void> {
    const { objects } = this.options;
    const budget = new SpaceBudget(this.spec.volumeGb);
    const note = (message: string): void => this.log.note(message);
    const { signal } = this.halt;
    signal.throwIfAborted();
    if (this.spec.notEnforced.length > 0)
      note(`Accepted, but not enforced by the local workspace: ${this.spec.notEnforced.join(', ')}.`);
    for (const channel of this.spec.channels) {
      const sha256 = await stageChannel(channel, folder.paths.data, { objects, budget, signal, note });
      this.observer.staged(channel.name, sha256);
    }
    if (program.kind === 'script') {
      const archive = await openSourceArchive(program.archive, folder.paths.data, objects);
      await unpackArchive(archive, folder.paths.code, { ...sourceArchive, budget, signal });
      await noteRequirements(folder.paths.code, this.options.python, note);
    }
    if (this.spec.checkpoint === null) return;
    this.checkpoints = new Checkpoints({
      objects,
      location: parseS3Uri(this.spec.checkpoint.s3Uri),
      folder: folder.paths.checkpoints,
      intervalMs: (this.options.checkpointIntervalSeconds ?? 1) * 1000,
      note,
    });
    const count = await this.checkpoints.download(budget, signal);
    if (count > 0)
      note(`Downloaded ${count} checkpoint file${count === 1 ? '' : 's'} from ${this.spec.checkpoint.s3Uri}.`);
  }

  private async train(job: JobProcess): Promise<SupervisedEnd & { readonly job: JobProcess }> {
    this.checkpoints?.start();
    const { clock, metrics, stopGraceSeconds: graceSeconds } = this.options;
    const ended = await supervise(job, {
      ...{ halt: this.halt, closing: this.closing, graceSeconds, metrics, clock },
      onStopping: (message) => this.observer.phase('Stopping', message),
      namespace: metricNamespace,
      host: `${this.spec.jobName}/${host}`,
    });
    return { ...ended, job };
  }

  private async upload(
    folder: JobFolder,
    { end, job, halted }: Awaited<ReturnType<JobRun['train']>>,
  ): Promise<TrainingOutcome> {
    const failed = !halted && end.code !== 0;
    const failure = failed ? (await readStart(folder.paths.failure, 4096)).toString('utf8').slice(0, 1024) : '';
    const reason = failed ? algorithmError(end, failure, job.stderr.all) : null;
    this.observer.phase('Uploading', 'Uploading what the training job left');
    const artifacts = new Artifacts(this.options.objects, folder, this.spec, this.closing);
    try {
      await this.checkpoints?.finish();
      await artifacts.output();
      if (reason !== null) return { kind: 'failed', reason };
      const artifactS3Uri = await artifacts.model(halted);
      if (halted)
        return { kind: 'stopped', why: this.halt.why === 'max-runtime' ? 'max-runtime' : 'requested', artifactS3Uri };
      if (artifactS3Uri === null) throw new Error('model.tar.gz was not stored');
      return { kind: 'completed', artifactS3Uri };
    } catch (error) {
      return { kind: 'failed', reason: reason ?? reasonOf(error, 'Artifact upload') };
    }
  }

  private stoppedBeforeTraining(): TrainingOutcome | null {
    if (this.halt.why === null) return null;
    return { kind: 'stopped', why: this.halt.why === 'max-runtime' ? 'max-runtime' : 'requested', artifactS3Uri: null };
  }

  private async findMetrics(events: readonly LogEvent[]): Promise<void> {
    const matches = await this.matcher.match(events.map(({ message }) => message));
    if (matches.length === 0) return;
    const data = matches.map(({ name, value, line }) => ({
      namespace: metricNamespace,
      name,
      dimensions: { TrainingJobName: this.spec.jobName },
      timestamp: events[line]?.timestamp ?? this.options.clock(),
      value,
      unit: 'None',
    }));
    this.options.metrics.put(data);
    for (const { name, value, timestamp } of data) this.observer.metric(name, value, timestamp);
  }
}
