import type { ServingInstance } from '../../../runtime/serving/serving-runtime';
import { callAfter } from '../../call-after';
import type { VariantPlan } from '../endpoint';
import { PooledInstance } from './pooled-instance';

/** Milliseconds before an instance that has ended is replaced: doubled from the first to the last while none comes up. */
const FIRST_REPLACEMENT_MS = 1000;
const LAST_REPLACEMENT_MS = 60_000;

/** Whether all instances that were asked for answer their pings, or why one never will. */
export type Started = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** The instances of one variant of one fleet. */
export class VariantPool {
  readonly plan: VariantPlan;
  readonly #start: (onState: (instance: ServingInstance) => void) => ServingInstance;
  readonly #onState: () => void;
  #members: PooledInstance[] = [];
  /** How many there shall be. */
  #wanted = 0;
  #turn = 0;
  #keptUp = false;
  #stopped = false;
  #pauseMs = FIRST_REPLACEMENT_MS;
  readonly #replacements = new Set<() => void>();

  /** `onState` is told after every change of state of an instance. */
  constructor(
    plan: VariantPlan,
    start: (onState: (instance: ServingInstance) => void) => ServingInstance,
    onState: () => void,
  ) {
    this.plan = plan;
    this.#start = start;
    this.#onState = onState;
  }

  /** Instances that take requests. */
  get inService(): number {
    return this.#members.filter(({ takesRequests }) => takesRequests).length;
  }

  /** The instance for the next request, or null while none takes any. */
  pick(): PooledInstance | null {
    const able = this.#members.filter(({ takesRequests }) => takesRequests);
    if (this.plan.routing === 'least-outstanding')
      return able.reduce<PooledInstance | null>(
        (least, one) => (least === null || one.underWay < least.underWay ? one : least),
        null,
      );
    this.#turn = able.length === 0 ? 0 : (this.#turn + 1) % able.length;
    return able[this.#turn] ?? null;
  }

  /** Starts more instances. Resolves when all of them are in service, or with why the first cannot be. */
  async grow(count: number): Promise<Started> {
    this.#wanted += count;
    const added = Array.from({ length: count }, () => this.#add());
    // The first that fails decides; waiting for the others would only delay the answer.
    return new Promise((resolve) => {
      let open = added.length;
      if (open === 0) resolve({ ok: true });
      for (const { instance } of added)
        void instance.started.then((started) => {
          open -= 1;
          if (!started.ok) resolve(started);
          else if (open === 0) resolve({ ok: true });
        });
    });
  }

  /** Lets all but the first `count` instances go. Resolves when their processes have ended. */
  async shrinkTo(count: number): Promise<void> {
    this.#wanted = count;
    const staying = this.#members.filter(({ isLeaving }) => !isLeaving);
    const going = [...staying].sort((a, b) => Number(b.takesRequests) - Number(a.takesRequests)).slice(count);
    await this.#letGo(going);
  }

  /** From now on an instance that has ended for good is replaced: its variant is to stay in service. */
  keepUp(): void {
    this.#keptUp = true;
    for (const { instance } of [...this.#members]) if (instance.state === 'ended') this.#replace(instance);
  }

  /** Lets every instance go. */
  async stop(): Promise<void> {
    this.noMore();
    await this.#letGo([...this.#members]);
  }

  /** Ends every instance, whatever it has under way. */
  async end(): Promise<void> {
    this.noMore();
    await Promise.all(this.#members.map(({ instance }) => instance.stop()));
  }

  /** From now on nothing is started any more. */
  noMore(): void {
    this.#stopped = true;
    for (const cancel of this.#replacements) cancel();
  }

  async #letGo(going: readonly PooledInstance[]): Promise<void> {
    await Promise.all(going.map((member) => member.leave()));
    this.#members = this.#members.filter((member) => !going.includes(member));
  }

  #add(): PooledInstance {
    const member = new PooledInstance(this.#start((instance) => this.#changed(instance)));
    this.#members.push(member);
    return member;
  }

  #changed(instance: ServingInstance): void {
    if (instance.state === 'in-service') this.#pauseMs = FIRST_REPLACEMENT_MS;
    if (instance.state === 'ended' && this.#keptUp) this.#replace(instance);
    this.#onState();
  }

  #replace(ended: ServingInstance): void {
    const member = this.#members.find(({ instance }) => instance === ended);
    if (this.#stopped || member === undefined || member.isLeaving) return;
    this.#members = this.#members.filter((one) => one !== member);
    const cancel = callAfter(this.#pauseMs, () => {
      this.#replacements.delete(cancel);
      if (this.#members.filter(({ isLeaving }) => !isLeaving).length < this.#wanted) this.#add();
    });
    this.#replacements.add(cancel);
    this.#pauseMs = Math.min(LAST_REPLACEMENT_MS, this.#pauseMs * 2);
  }
}
