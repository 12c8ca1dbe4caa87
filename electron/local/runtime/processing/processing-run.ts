import { host } from '../contract/config-files';
import { endRun } from '../end-run';
import { reasonOf } from '../job-failure';
import type { JobHalt } from '../job-halt';
import { type JobRuntimeOptions, processingPrograms } from '../options';
import { algorithmError } from '../output/failure-reason';
import { JobLog } from '../output/job-log';
import { startJobProcess } from '../processes/job-process';
import { type SupervisedEnd, supervise } from '../processes/supervise';
import { SpaceBudget } from '../staging/space-budget';
import { stageObjects } from '../staging/stage-objects';
import { readExitMessage } from './exit-message';
import { createProcessingFolder, type ProcessingFolder } from './processing-folder';
import { processingLaunchOf } from './processing-launch';
import { ProcessingOutputs } from './processing-outputs';
import { type ProcessingProgram, processingProgramOf } from './processing-program';
import type { ProcessingObserver, ProcessingOutcome, ProcessingRunSpec, UploadedOutput } from './processing-runtime';

/** Group of the logs and namespace of the metrics of processing jobs. */
const place = '/aws/sagemaker/ProcessingJobs';

const nothing = { exitMessage: null, outputs: [] } as const;

/** One processing job on its slot, from its empty folder to its outputs in S3. */
export class ProcessingRun {
  private readonly log: JobLog;

  constructor(
    private readonly spec: ProcessingRunSpec,
    private readonly observer: ProcessingObserver,
    private readonly halt: JobHalt,
    private readonly options: JobRuntimeOptions,
    /** Aborts when the daemon goes: nothing is uploaded then. */
    private readonly closing: AbortSignal,
  ) {
    this.log = new JobLog({
      sink: options.logs,
      group: place,
      stream: `${spec.jobName}/${host}-${Math.floor(options.clock() / 1000)}`,
      clock: options.clock,
      onEvents: async () => undefined,
    });
  }

  /** Never rejects: whatever goes wrong is the outcome's reason. */
  async run(): Promise<ProcessingOutcome> {
    const abandon = (): void => this.log.abandon();
    this.closing.addEventListener('abort', abandon, { once: true });
    let folder: ProcessingFolder | null = null;
    try {
      this.observer.started();
      const program = processingProgramOf(this.spec, processingPrograms);
      const { maxRuntimeSeconds } = this.spec;
      this.halt.limit(maxRuntimeSeconds, () =>
        this.observer.stopping('max-runtime', `The job ran for MaxRuntimeInSeconds (${maxRuntimeSeconds}).`),
      );
      folder = await createProcessingFolder(this.options.root, this.spec);
      return await this.runIn(folder, program);
    } catch (error) {
      return this.endedEarly(error, 'Preparing the job');
    } finally {
      await endRun({ halt: this.halt, folder, log: this.log, metrics: this.options.metrics });
      this.closing.removeEventListener('abort', abandon);
    }
  }

  private async runIn(folder: ProcessingFolder, program: ProcessingProgram): Promise<ProcessingOutcome> {
    try {
      await this.stage(folder);
    } catch (error) {
      return this.endedEarly(error, 'Data download');
    }
    const note = (message: string): void => this.log.note(message);
    const outputs = new ProcessingOutputs(this.spec.outputs, folder, this.options.objects, note, this.closing);
    const launch = await processingLaunchOf(program, this.spec, folder, this.options);
    this.halt.signal.throwIfAborted();
    const job = await startJobProcess({
      launch,
      jobName: this.spec.jobName,
      root: this.options.root,
      processFile: folder.processFile,
      log: this.log,
    });
    outputs.start();
    const { clock, metrics, stopGraceSeconds: graceSeconds } = this.options;
    const ended = await supervise(job, {
      ...{ halt: this.halt, closing: this.closing, graceSeconds, metrics, clock },
      onStopping: (message) => this.observer.stopping(this.stopCause, message),
      namespace: place,
      host: `${this.spec.jobName}/${host}`,
    });
    return this.conclude(folder, outputs, ended, job.stderr.all);
  }

  private async stage(folder: ProcessingFolder): Promise<void> {
    const context = {
      objects: this.options.objects,
      budget: new SpaceBudget(this.spec.volumeGb),
      signal: this.halt.signal,
      note: (message: string): void => this.log.note(message),
    };
    context.signal.throwIfAborted();
    for (const { name, s3Uri, s3DataType, compression, localPath } of this.spec.inputs) {
      const data = { s3Uri, s3DataType, gunzip: compression === 'Gzip' };
      this.observer.loaded(name, await stageObjects(data, folder.at(localPath), context));
    }
  }

  private async conclude(
    folder: ProcessingFolder,
    outputs: ProcessingOutputs,
    { end, halted }: SupervisedEnd,
    lastLines: readonly string[],
  ): Promise<ProcessingOutcome> {
    const message = await readExitMessage(folder.messageFile);
    const exitMessage = typeof message === 'string' ? message : null;
    const failed = !halted && end.code !== 0;
    let reason = failed ? algorithmError(end, exitMessage ?? '', lastLines) : null;
    if (message !== null && typeof message !== 'string')
      reason ??= 'ClientError: /opt/ml/output/message is not UTF-8 text.';
    let uploaded: readonly UploadedOutput[] = [];
    try {
      uploaded = await outputs.finish();
    } catch (error) {
      reason ??= reasonOf(error, 'Output upload');
    }
    const left = { exitMessage, outputs: uploaded };
    if (reason !== null) return { kind: 'failed', reason, ...left };
    return halted ? { kind: 'stopped', why: this.stopCause, ...left } : { kind: 'completed', ...left };
  }

  private get stopCause(): 'requested' | 'max-runtime' {
    return this.halt.why === 'max-runtime' ? 'max-runtime' : 'requested';
  }

  /** What a job comes to whose program never ran. */
  private endedEarly(error: unknown, action: string): ProcessingOutcome {
    if (this.halt.why !== null) return { kind: 'stopped', why: this.stopCause, ...nothing };
    return { kind: 'failed', reason: reasonOf(error, action), ...nothing };
  }
}
