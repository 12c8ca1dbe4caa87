import type { Endpoint, FleetPlan } from './endpoint';
import type { EndpointUpdate } from './endpoint-store';
import type { Fleet } from './fleet/fleet';
import type { Traffic } from './fleet/traffic';

/** An endpoint with the fleets that serve it. */
export interface ActiveEndpoint {
  /** As it was last stored. */
  endpoint: Endpoint;
  readonly traffic: Traffic;
}

/** What the steps of a change need of whoever carries it out. */
export interface ChangeHost {
  /** Aborted when the daemon ends: nothing is decided or stored any more. */
  readonly closing: AbortSignal;
  /** Starts a fleet. */
  fleet(endpoint: Endpoint, plan: FleetPlan): Fleet;
  /**
   * Stores a step, again and again until the disk takes it or the daemon ends: what it says has happened. A fleet
   * that is put in service (`deployed`) is told to the lineage in the same transaction.
   */
  store(active: ActiveEndpoint, update: EndpointUpdate, deployed?: FleetPlan | null): Promise<void>;
}
