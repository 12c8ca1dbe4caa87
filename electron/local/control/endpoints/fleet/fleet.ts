import { randomBytes } from 'node:crypto';
import type { ServingRuntime } from '../../../runtime/serving/serving-runtime';
import { callAfter } from '../../call-after';
import type { FleetPlan } from '../endpoint';
import { type Started, VariantPool } from './variant-pool';

interface FleetOptions {
  readonly serving: ServingRuntime;
  readonly region: string;
}

/** All instances that serve one configuration of one endpoint. They start at once. */
export class Fleet {
  /** Settles as soon as every instance is in service, or one has failed for good. Never rejects. */
  readonly ready: Promise<Started>;
  readonly #pools: readonly VariantPool[];
  #plan: FleetPlan;
  readonly #waiting = new Set<() => void>();

  constructor(endpointName: string, plan: FleetPlan, { serving, region }: FleetOptions) {
    this.#plan = plan;
    this.#pools = plan.variants.map(
      (variant) =>
        new VariantPool(
          variant,
          (onState) =>
            serving.start(
              {
                endpointName,
                variantName: variant.name,
                instanceId: `i-${randomBytes(8).toString('hex')}0`,
                image: variant.container.image,
                modelDataUrl: variant.container.modelDataUrl,
                environment: variant.container.environment,
                region,
                startupSeconds: variant.startupSeconds,
              },
              onState,
            ),
          () => this.#changed(),
        ),
    );
    this.ready = firstFailure(this.#pools.map((pool) => pool.grow(pool.plan.instanceCount)));
  }

  get plan(): FleetPlan {
    return this.#plan;
  }

  /** The same variants with other weights and numbers of instances; the pools are grown and shrunk by the caller. */
  revise(plan: FleetPlan): void {
    this.#plan = plan;
  }

  pool(variantName: string): VariantPool | undefined {
    return this.#pools.find(({ plan }) => plan.name === variantName);
  }

  /** Names of variants of which no instance takes requests. */
  get silentVariants(): readonly string[] {
    return this.#pools.filter(({ inService }) => inService === 0).map(({ plan }) => plan.name);
  }

  /** Replaces instances that end for good, from now on. */
  keepUp(): void {
    for (const pool of this.#pools) pool.keepUp();
  }

  /** Whether every variant takes requests, now or within `ms`. */
  serves(ms: number): Promise<boolean> {
    if (this.silentVariants.length === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (serves: boolean) => {
        cancel();
        this.#waiting.delete(look);
        resolve(serves);
      };
      const look = () => {
        if (this.silentVariants.length === 0) end(true);
      };
      const cancel = callAfter(ms, () => end(false));
      this.#waiting.add(look);
    });
  }

  /** Ends it without breaking a request off. */
  async stop(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.stop()));
  }

  /** Ends it at once, with what it has under way. */
  async end(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }

  /** Leaves its instances to the runtime, which is about to end them all. */
  abandon(): void {
    for (const pool of this.#pools) pool.noMore();
  }

  #changed(): void {
    for (const look of [...this.#waiting]) look();
  }
}

function firstFailure(parts: readonly Promise<Started>[]): Promise<Started> {
  return new Promise((resolve) => {
    for (const part of parts)
      void part.then((started) => {
        if (!started.ok) resolve(started);
      });
    void Promise.all(parts).then(() => resolve({ ok: true }));
  });
}
