import type { AlarmStates } from '../../../storage/alarms';
import type { ActiveEndpoint, ChangeHost } from '../active-endpoint';
import type { Deployment, DeploymentStage } from '../endpoint';
import type { Fleet } from '../fleet/fleet';
import { AlarmGuard } from './alarm-guard';
import { TimeLimit } from './time-limit';

interface BlueGreenOptions {
  readonly alarms: AlarmStates;
  readonly clock: () => number;
}

/**
 * One blue/green deployment: the new fleet starts while the old one serves, takes its share of the requests step by
 * step under the eyes of the alarms, and is the endpoint once every step has passed; else the old one is again.
 *
 * Every step is stored before requests move. A daemon that finds one under way starts both fleets again, gives the
 * new one nothing until it is ready, and goes on with the step it was at; its alarms and time limit count on.
 */
export class BlueGreen {
  readonly #host: ChangeHost;
  readonly #active: ActiveEndpoint;
  readonly #options: BlueGreenOptions;

  constructor(host: ChangeHost, active: ActiveEndpoint, options: BlueGreenOptions) {
    this.#host = host;
    this.#active = active;
    this.#options = options;
  }

  async carryOut(change: Deployment): Promise<void> {
    if (change.stage.kind === 'rolling-back')
      return this.#rollBack(change, null, change.stage.reason, change.stage.shifted);
    const { clock, alarms } = this.#options;
    const guard = new AlarmGuard(alarms, change.policy.alarms);
    const limit = new TimeLimit(change.policy.maximumMs, change.startedAt, clock());
    try {
      await this.#goForward(change, change.stage.step, guard, limit);
    } finally {
      limit.end();
    }
  }

  async #goForward(change: Deployment, firstStep: number, guard: AlarmGuard, limit: TimeLimit): Promise<void> {
    const { traffic, endpoint } = this.#active;
    const { clock } = this.#options;
    const { steps } = change.policy;
    const over = AbortSignal.any([limit.signal, this.#host.closing]);
    // One that was at a later step has served requests before the daemon ended.
    let shifted = change.stage.kind === 'baking' || firstStep > 0;
    const redAlready = guard.obstacle();
    if (redAlready !== null) return this.#rollBack(change, null, redAlready, shifted);
    const green = this.#host.fleet(endpoint, change.fleet);
    traffic.next = green;
    await this.#store(change, { kind: 'provisioning', step: firstStep, since: clock() });
    let obstacle = await this.#started(change, green, limit);
    for (let step = firstStep; obstacle === null && step < steps.length; step += 1) {
      if (this.#host.closing.aborted) return;
      const { share, waitMs } = steps[step] ?? { share: 1, waitMs: 0 };
      obstacle = guard.obstacle();
      if (obstacle !== null) break;
      const since = clock();
      await this.#store(change, { kind: 'baking', step, since, until: since + waitMs });
      shifted = true;
      traffic.share = share;
      obstacle = await guard.watch(waitMs, over);
      if (obstacle === null && limit.signal.aborted) obstacle = tooLong(change);
    }
    if (this.#host.closing.aborted) return;
    if (obstacle === null && green.silentVariants.length > 0)
      obstacle = `No instance of the production variant "${green.silentVariants[0]}" answers its health checks.`;
    if (obstacle === null) await this.#complete(change, green);
    else await this.#rollBack(change, green, obstacle, shifted);
  }

  async #started(change: Deployment, green: Fleet, limit: TimeLimit): Promise<string | null> {
    const started = await limit.within(green.ready);
    if (started === null) return tooLong(change);
    if (!started.ok) return started.reason;
    green.keepUp();
    return null;
  }

  async #complete(change: Deployment, green: Fleet): Promise<void> {
    const { traffic } = this.#active;
    const blue = traffic.live;
    const { fleet } = change;
    await this.#host.store(
      this.#active,
      { status: 'InService', live: fleet, configName: fleet.configName, failureReason: null, change: null },
      fleet,
    );
    traffic.live = green;
    traffic.next = null;
    traffic.share = 0;
    await blue?.stop();
  }

  async #rollBack(change: Deployment, green: Fleet | null, reason: string, shifted: boolean): Promise<void> {
    const { traffic } = this.#active;
    const blue = traffic.live;
    // Requests go back before anything else, as long as there is somebody to take them.
    if (blue?.silentVariants.length === 0) traffic.share = 0;
    const stage = { kind: 'rolling-back', reason, shifted, since: this.#options.clock() } as const;
    await this.#host.store(this.#active, { status: 'RollingBack', change: { ...change, stage } });
    const patienceMs = Math.max(0, ...(blue?.plan.variants ?? []).map(({ startupSeconds }) => startupSeconds * 1000));
    // Where no request ever went to the new fleet there is nothing to bring back, whatever state the old one is in.
    const back = !shifted || (blue !== null && (await blue.serves(patienceMs)));
    if (this.#host.closing.aborted) return;
    const name = change.fleet.configName;
    if (back) {
      traffic.share = 0;
      traffic.next = null;
      const failureReason = `The deployment of endpoint configuration "${name}" failed and was rolled back. ${reason}`;
      await this.#host.store(this.#active, { status: 'InService', failureReason, change: null });
      await green?.stop();
      return;
    }
    await this.#giveUp(change, green, reason);
  }

  /** The old fleet is gone: whoever still answers serves on, and the endpoint says that it is not what was asked for. */
  async #giveUp(change: Deployment, green: Fleet | null, reason: string): Promise<void> {
    const { traffic } = this.#active;
    const blue = traffic.live;
    const failureReason =
      `The deployment of endpoint configuration "${change.fleet.configName}" failed (${reason}) and could not be rolled back: ` +
      `no instance of the old fleet ("${blue?.plan.configName ?? ''}") answers its health checks. Update the endpoint to a configuration that works, or delete it.`;
    const greenServes = green !== null && green.silentVariants.length === 0;
    const serving = greenServes ? change.fleet : null;
    await this.#host.store(
      this.#active,
      {
        status: 'UpdateRollbackFailed',
        failureReason,
        change: null,
        ...(serving !== null && { live: serving, configName: serving.configName }),
      },
      serving,
    );
    if (greenServes) traffic.live = green;
    traffic.next = null;
    traffic.share = 0;
    await (greenServes ? blue : green)?.stop();
  }

  async #store(change: Deployment, stage: DeploymentStage): Promise<void> {
    await this.#host.store(this.#active, { change: { ...change, stage } });
  }
}

function tooLong({ policy }: Deployment): string {
  return `It took longer than its MaximumExecutionTimeoutInSeconds of ${(policy.maximumMs ?? 0) / 1000}.`;
}
