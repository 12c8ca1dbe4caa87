import type { ServingRuntime } from '../../runtime/serving/serving-runtime';
import type { AlarmStates } from '../../storage/alarms';
import type { LineageRecorder } from '../lineage-recorder';
import type { ActiveEndpoint, ChangeHost } from './active-endpoint';
import { BlueGreen } from './deployment/blue-green';
import type { Endpoint, EndpointChange, FleetPlan } from './endpoint';
import type { EndpointStore, EndpointUpdate } from './endpoint-store';
import { Fleet } from './fleet/fleet';
import { Traffic } from './fleet/traffic';

/** How long to wait before a step that could not be stored is tried again, in ms. */
const STORE_AGAIN_MS = 1000;

interface RunnerOptions {
  readonly store: EndpointStore;
  readonly serving: ServingRuntime;
  readonly alarms: AlarmStates;
  readonly lineage: LineageRecorder;
  readonly region: string;
  readonly clock: () => number;
  readonly onFault: (error: unknown) => void;
}

/** Carries out what was acknowledged: starts, changes and ends the fleets of endpoints, and stores each step. */
export class EndpointRunner implements ChangeHost {
  readonly #options: RunnerOptions;
  readonly #active = new Map<string, ActiveEndpoint>();
  readonly #closing = new AbortController();

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** What serves an endpoint now; null when nothing does. */
  active(name: string): ActiveEndpoint | null {
    return this.#active.get(name) ?? null;
  }

  /** Carries out the change an endpoint was stored with, in the background. */
  carryOut(endpoint: Endpoint): void {
    const active = this.#active.get(endpoint.name) ?? { endpoint, traffic: new Traffic(null) };
    active.endpoint = endpoint;
    this.#active.set(endpoint.name, active);
    if (endpoint.change !== null) void this.#dispatch(active, endpoint.change);
  }

  /**
   * Brings every endpoint back after a restart: what was in service starts its instances again, and a change that
   * was under way goes on from where the disk says it was. Instances of an earlier daemon are ended first.
   */
  async recover(): Promise<void> {
    await this.#options.serving.endLeftovers();
    for (const endpoint of this.#options.store.all()) {
      if (endpoint.live === null && endpoint.change === null) continue;
      const active: ActiveEndpoint = { endpoint, traffic: new Traffic(null) };
      this.#active.set(endpoint.name, active);
      if (endpoint.live !== null && endpoint.change?.kind !== 'delete') {
        active.traffic.live = this.fleet(endpoint, endpoint.live);
        active.traffic.live.keepUp();
      }
      this.carryOut(endpoint);
    }
  }

  /** Ends every instance. What is under way is left to the next daemon. */
  async close(): Promise<void> {
    this.#closing.abort();
    for (const { traffic } of this.#active.values()) {
      traffic.live?.abandon();
      traffic.next?.abandon();
    }
    await this.#options.serving.shutdown();
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  fleet({ name }: Endpoint, plan: FleetPlan): Fleet {
    return new Fleet(name, plan, this.#options);
  }

  async store(active: ActiveEndpoint, update: EndpointUpdate, deployed: FleetPlan | null = null): Promise<void> {
    const { store, clock, lineage, onFault } = this.#options;
    while (!this.#closing.signal.aborted) {
      try {
        const at = clock();
        active.endpoint = store.change(active.endpoint, update, at, () => {
          if (deployed === null) return;
          const { arn, name } = active.endpoint;
          const models = deployed.variants.map(({ container: { packageArn, modelDataUrl } }) => ({
            packageArn,
            modelDataUrl,
          }));
          lineage.endpointDeployed({ arn, name, models, at });
        });
        return;
      } catch (cause) {
        onFault(
          new Error(`A step of the endpoint ${active.endpoint.name} was not stored: ${String(cause)}`, { cause }),
        );
        await new Promise((resolve) => setTimeout(resolve, STORE_AGAIN_MS).unref());
      }
    }
  }

  #dispatch(active: ActiveEndpoint, change: EndpointChange): Promise<void> {
    switch (change.kind) {
      case 'create':
        return this.#create(active, change);
      case 'deploy':
        return new BlueGreen(this, active, this.#options).carryOut(change);
      case 'scale':
        return this.#scale(active, change);
      case 'delete':
        return this.#delete(active);
    }
  }

  async #create(active: ActiveEndpoint, change: Extract<EndpointChange, { kind: 'create' }>): Promise<void> {
    const { traffic } = active;
    const fleet = this.fleet(active.endpoint, change.fleet);
    traffic.next = fleet;
    const started = await fleet.ready;
    if (this.#closing.signal.aborted) return;
    if (started.ok) {
      fleet.keepUp();
      await this.store(active, { status: 'InService', live: change.fleet, change: null }, change.fleet);
      traffic.live = fleet;
      traffic.next = null;
    } else {
      await this.store(active, { status: 'Failed', failureReason: started.reason, change: null });
      this.#active.delete(active.endpoint.name);
      await fleet.end();
    }
  }

  async #scale(active: ActiveEndpoint, change: Extract<EndpointChange, { kind: 'scale' }>): Promise<void> {
    const fleet = active.traffic.live;
    if (fleet === null) throw new Error(`${active.endpoint.name} is scaled but nothing serves it.`);
    const pools = change.targets.flatMap((target) => {
      const [pool, now] = [fleet.pool(target.name), fleet.plan.variants.find(({ name }) => name === target.name)];
      return pool === undefined || now === undefined ? [] : [{ pool, target, before: now.instanceCount }];
    });
    const grown = await Promise.all(
      pools.map(({ pool, target, before }) => pool.grow(Math.max(0, target.instanceCount - before))),
    );
    if (this.#closing.signal.aborted) return;
    const failed = grown.find((started) => !started.ok);
    if (failed !== undefined && !failed.ok) {
      await this.store(active, { status: 'RollingBack' });
      await Promise.all(pools.map(({ pool, before }) => pool.shrinkTo(before)));
      const failureReason = `The endpoint keeps the instances and weights it had. ${failed.reason}`;
      await this.store(active, { status: 'InService', failureReason, change: null });
      return;
    }
    const variants = fleet.plan.variants.map((variant) => {
      const target = change.targets.find(({ name }) => name === variant.name);
      return target === undefined ? variant : { ...variant, ...target };
    });
    const live = { ...fleet.plan, variants };
    await this.store(active, { status: 'InService', live, change: null });
    fleet.revise(live);
    await Promise.all(pools.map(({ pool, target }) => pool.shrinkTo(target.instanceCount)));
  }

  async #delete(active: ActiveEndpoint): Promise<void> {
    const { endpoint, traffic } = active;
    this.#active.delete(endpoint.name);
    await Promise.all([traffic.live?.end(), traffic.next?.end()]);
    if (this.#closing.signal.aborted) return;
    for (;;) {
      try {
        this.#options.store.delete(endpoint);
        return;
      } catch (cause) {
        this.#options.onFault(new Error(`The end of ${endpoint.name} was not stored: ${String(cause)}`, { cause }));
        await new Promise((resolve) => setTimeout(resolve, STORE_AGAIN_MS).unref());
        if (this.#closing.signal.aborted) return;
      }
    }
  }
}
