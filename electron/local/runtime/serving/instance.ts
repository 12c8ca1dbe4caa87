import { JobFailure } from '../job-failure';
import { JobLog } from '../output/job-log';
import { type JobProcess, startJobProcess } from '../processes/job-process';
import { meterUsage } from '../processes/usage-meter';
import { noteRequirements } from '../program/requirements';
import type { FreePorts, PortLease } from './free-ports';
import { pause, untilHealthy, untilUnhealthy } from './health';
import { createInstanceFolder, type InstanceFolder } from './instance-folder';
import type { ServingRuntimeOptions, ServingTiming } from './options';
import { ProgramClient } from './program-client';
import { endedWith, notHealthy, notLoaded, stoppedEarly } from './reasons';
import { servingLaunchOf } from './serving-launch';
import { type ServingProgram, servingAlgorithmOf, servingProgramOf } from './serving-program';
import type { ContainerReply, ContainerRequest, InstanceSpec, InstanceState, ServingInstance } from './serving-runtime';
import { stageModel } from './stage-model';

/** At a daemon's end there is less time than SageMaker grants a program. */
const shutdownGraceSeconds = 5;
const usageIntervalMs = 10_000;

type Started = Awaited<ServingInstance['started']>;

/** How one process of an instance went. */
interface RunEnd {
  readonly wasHealthy: boolean;
  readonly healthyMs: number;
  /** For the reason and the log: "exited with code 1", "did not answer …". */
  readonly how: string;
}

/** One instance from its empty folder to its end, with every process it takes. */
export class Instance implements ServingInstance {
  readonly started: Promise<Started>;
  /** Resolves when nothing of it is left. */
  readonly ended: Promise<void>;
  private settle: (started: Started) => void = () => undefined;
  private current: InstanceState = 'starting';
  private client: ProgramClient | null = null;
  private graceSeconds: number;
  private readonly stopping = new AbortController();
  private readonly log: JobLog;

  constructor(
    readonly spec: InstanceSpec,
    private readonly options: ServingRuntimeOptions,
    private readonly timing: ServingTiming,
    private readonly ports: FreePorts,
    private readonly onState: (instance: Instance) => void,
  ) {
    this.graceSeconds = timing.stopGraceSeconds;
    this.log = new JobLog({
      sink: options.logs,
      group: `/aws/sagemaker/Endpoints/${spec.endpointName}`,
      stream: `${spec.variantName}/${spec.instanceId}`,
      clock: options.clock,
      onEvents: async () => undefined,
    });
    this.started = new Promise((resolve) => {
      this.settle = resolve;
    });
    this.ended = this.live();
  }

  get state(): InstanceState {
    return this.current;
  }

  async invoke(request: ContainerRequest, signal: AbortSignal): Promise<ContainerReply> {
    if (this.client === null) throw new Error(`Instance ${this.spec.instanceId} is ${this.current}.`);
    return this.client.invoke(request, signal);
  }

  async stop(): Promise<void> {
    this.settle({ ok: false, reason: stoppedEarly });
    this.become('ended');
    this.stopping.abort();
    await this.ended;
  }

  /** Ends it without telling anybody: what becomes of the endpoint is for the next daemon to say. */
  async shutdown(): Promise<void> {
    this.settle = () => undefined;
    this.current = 'ended';
    this.graceSeconds = Math.min(this.graceSeconds, shutdownGraceSeconds);
    this.stopping.abort();
    // A log that cannot be written (a full disk) must not keep the daemon.
    const late = setTimeout(() => this.log.abandon(), 2 * this.graceSeconds * 1000);
    await this.ended;
    clearTimeout(late);
  }

  private become(state: InstanceState): void {
    // Ended is ended: a process that came up meanwhile is on its way out.
    if (this.current === state || this.current === 'ended') return;
    this.current = state;
    this.onState(this);
  }

  /** Never rejects: whatever goes wrong is the reason it never started. */
  private async live(): Promise<void> {
    let folder: InstanceFolder | null = null;
    try {
      // Whoever starts an instance has it in hand before it is told anything of it.
      await Promise.resolve();
      // What can never run should not download a model to say so.
      servingAlgorithmOf(this.spec.image);
      folder = await createInstanceFolder(this.options.root, this.spec.instanceId);
      await this.keepRunning(await this.prepare(folder), folder);
    } catch (error) {
      this.giveUp(notLoaded(this.spec, error));
    } finally {
      this.become('ended');
      await folder?.remove().catch(() => undefined);
      await this.log.close();
      await this.options.metrics.flush().catch(() => undefined);
    }
  }

  private async prepare(folder: InstanceFolder): Promise<ServingProgram> {
    await stageModel(this.spec, folder, this.options.objects, this.stopping.signal);
    const program = servingProgramOf(this.spec, folder);
    if (program.kind === 'python')
      await noteRequirements(program.folder, this.options.python, (message) => this.log.note(message));
    return program;
  }

  private giveUp(reason: string): void {
    if (this.stopping.signal.aborted) return;
    this.log.note(reason);
    this.settle({ ok: false, reason });
  }

  /** One process after the other until the instance is stopped, or until it is clear that none comes up. */
  private async keepRunning(program: ServingProgram, folder: InstanceFolder): Promise<void> {
    const { restartPausesMs, startAttempts, steadyMs } = this.timing;
    const deadline = performance.now() + this.spec.startupSeconds * 1000;
    let everHealthy = false;
    for (let failures = 0; !this.stopping.signal.aborted; ) {
      const limitMs: number = everHealthy ? this.spec.startupSeconds * 1000 : deadline - performance.now();
      const run: RunEnd = await this.runOnce(program, folder, limitMs).catch((error: unknown): RunEnd => {
        // What was missing at the first start will be missing again; later it is a passing fault of the machine.
        if (!everHealthy && error instanceof JobFailure) throw error;
        return { wasHealthy: false, healthyMs: 0, how: `could not be started: ${String(error)}` };
      });
      if (this.stopping.signal.aborted) return;
      everHealthy ||= run.wasHealthy;
      failures = run.healthyMs >= steadyMs ? 1 : failures + 1;
      if (!everHealthy && (failures >= startAttempts || performance.now() >= deadline)) {
        this.giveUp(notHealthy(this.spec, run.how));
        return;
      }
      const pauseMs = restartPausesMs[Math.min(failures, restartPausesMs.length) - 1] ?? 0;
      this.log.note(`The program ${run.how}. It is started again${pauseMs === 0 ? '' : ` in ${pauseMs / 1000} s`}.`);
      await pause(pauseMs, this.stopping.signal);
    }
  }

  private async runOnce(program: ServingProgram, folder: InstanceFolder, limitMs: number): Promise<RunEnd> {
    const lease = await this.ports.lease();
    try {
      const launch = await servingLaunchOf(program, this.spec, folder, lease, this.options);
      const job = await startJobProcess({
        launch,
        jobName: this.spec.instanceId,
        root: this.options.root,
        processFile: folder.processFile,
        log: this.log,
      });
      return await this.watch(job, lease, limitMs);
    } finally {
      lease.release();
    }
  }

  private async watch(job: JobProcess, { port }: PortLease, limitMs: number): Promise<RunEnd> {
    const client = new ProgramClient(port, () => !job.exited);
    const exited = new AbortController();
    void job.exit.then(() => exited.abort());
    const over = AbortSignal.any([exited.signal, this.stopping.signal]);
    const stopMeter = this.meter(job);
    const ping = (timeoutMs: number, signal: AbortSignal): Promise<boolean> => client.ping(timeoutMs, signal);
    const wasHealthy = await untilHealthy(ping, this.timing, limitMs, over);
    const healthyAt = performance.now();
    if (wasHealthy) {
      this.client = client;
      this.become('in-service');
      this.settle({ ok: true });
      await untilUnhealthy(ping, this.timing, over);
      this.client = null;
      this.become('unhealthy');
    }
    const healthyMs = wasHealthy ? performance.now() - healthyAt : 0;
    const endedByItself = job.exited;
    await this.end(job);
    stopMeter();
    client.close();
    const silent = wasHealthy
      ? `failed ${this.timing.pingFailures} health checks in a row`
      : `did not answer /ping with 200 within ${this.spec.startupSeconds} s`;
    return { wasHealthy, healthyMs, how: endedByItself ? endedWith(await job.exit, job.stderr.all) : silent };
  }

  /** Ends a process that still runs, and waits until all of it has gone and its output is read. */
  private async end(job: JobProcess): Promise<void> {
    if (!job.exited) {
      // One that is not healthy was asked for a sign of life long enough.
      const asked = this.stopping.signal.aborted;
      job.signal(asked ? 'SIGTERM' : 'SIGKILL');
      const late = asked ? setTimeout(() => job.signal('SIGKILL'), this.graceSeconds * 1000) : undefined;
      await job.ended;
      clearTimeout(late);
    }
    await job.ended;
  }

  private meter(job: JobProcess): () => void {
    return meterUsage(job.pid, {
      namespace: '/aws/sagemaker/Endpoints',
      dimensions: { EndpointName: this.spec.endpointName, VariantName: this.spec.variantName },
      intervalMs: usageIntervalMs,
      clock: this.options.clock,
      put: (data) => this.options.metrics.put(data),
      onLook: (rows) => job.remember(rows),
    });
  }
}

/** An id becomes a folder's name. Throws JobFailure. */
export function checkInstanceId(instanceId: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,127}$/.test(instanceId)) throw new JobFailure(`${instanceId} is no instance id.`);
}
