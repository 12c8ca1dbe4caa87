export interface CapacitySize {
  readonly Type: 'INSTANCE_COUNT' | 'CAPACITY_PERCENT';
  readonly Value: number;
}

/** DeploymentConfig as the service names it; validated member by member. */
export interface DeploymentConfigRequest {
  readonly BlueGreenUpdatePolicy?: {
    readonly TrafficRoutingConfiguration: {
      readonly Type: 'ALL_AT_ONCE' | 'CANARY' | 'LINEAR';
      readonly WaitIntervalInSeconds: number;
      readonly CanarySize?: CapacitySize;
      readonly LinearStepSize?: CapacitySize;
    };
    readonly TerminationWaitInSeconds?: number;
    readonly MaximumExecutionTimeoutInSeconds?: number;
  };
  readonly RollingUpdatePolicy?: unknown;
  readonly AutoRollbackConfiguration?: { readonly Alarms?: readonly { readonly AlarmName: string }[] };
}

/** A blue/green deployment in steps. */
export interface DeploymentPolicy {
  /** `share` of all requests goes to the new fleet, 0 to 1; then `waitMs` of watching the alarms. The last share is 1. */
  readonly steps: readonly { readonly share: number; readonly waitMs: number }[];
  /** All of it may take so long, from its start; null: no limit was given. */
  readonly maximumMs: number | null;
  /** Names of the alarms that take it back. */
  readonly alarms: readonly string[];
}
