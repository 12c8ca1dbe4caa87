import type {
  ContainerReply,
  ContainerRequest,
  InstanceSpec,
  InstanceState,
  ServingInstance,
  ServingRuntime,
} from '../../runtime/serving/serving-runtime';

type Started = Awaited<ServingInstance['started']>;

/** An instance without a process that a test moves by hand. It answers requests as `answer` says. */
export class ScriptedInstance implements ServingInstance {
  state: InstanceState = 'starting';
  readonly started: Promise<Started>;
  requests = 0;
  answer: (request: ContainerRequest, signal: AbortSignal) => Promise<ContainerReply>;
  #settle: (started: Started) => void = () => undefined;

  constructor(
    readonly spec: InstanceSpec,
    answer: ScriptedInstance['answer'],
    private readonly onState: (instance: ServingInstance) => void,
  ) {
    this.answer = answer;
    this.started = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** Its first ping, or one after a restart. */
  comeUp(): void {
    this.#move('in-service');
    this.#settle({ ok: true });
  }

  neverComesUp(reason: string): void {
    this.#settle({ ok: false, reason });
    this.#move('ended');
  }

  falter(state: 'starting' | 'unhealthy' | 'ended'): void {
    this.#move(state);
  }

  async invoke(request: ContainerRequest, signal: AbortSignal): Promise<ContainerReply> {
    this.requests += 1;
    return this.answer(request, signal);
  }

  async stop(): Promise<void> {
    this.#settle({ ok: false, reason: 'The instance was stopped.' });
    this.#move('ended');
  }

  #move(state: InstanceState): void {
    if (this.state === 'ended') return;
    this.state = state;
    this.onState(this);
  }
}

/** A serving runtime that starts nothing, for tests that need an instance to come up, break or hang at a given moment. */
export class ScriptedServing implements ServingRuntime {
  readonly instances: ScriptedInstance[] = [];
  /** Whether instances come up by themselves. */
  ready = true;
  leftoversEnded = 0;
  answer: ScriptedInstance['answer'] = async ({ body }) => reply(200, body);

  get busy(): number {
    return this.running().length;
  }

  start(spec: InstanceSpec, onState: (instance: ServingInstance) => void): ServingInstance {
    const instance = new ScriptedInstance(spec, (request, signal) => this.answer(request, signal), onState);
    this.instances.push(instance);
    if (this.ready) queueMicrotask(() => instance.comeUp());
    return instance;
  }

  async endLeftovers(): Promise<void> {
    this.leftoversEnded += 1;
  }

  async shutdown(): Promise<void> {
    await Promise.all(this.running().map((instance) => instance.stop()));
  }

  /** Instances that have not ended; of one image when it is given. */
  running(image?: string): readonly ScriptedInstance[] {
    return this.instances.filter(
      ({ state, spec }) => state !== 'ended' && (image === undefined || spec.image === image),
    );
  }
}

/** What a program answers. */
export function reply(
  statusCode: number,
  body: string | Uint8Array,
  headers: Record<string, string> = { 'content-type': 'text/plain' },
): ContainerReply {
  return {
    statusCode,
    headers,
    body: (async function* () {
      yield Buffer.from(body);
    })(),
  };
}
