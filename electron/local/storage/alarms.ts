/** StateValue of a CloudWatch alarm. */
export type AlarmStateValue = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** The alarms of this workspace as a deployment watches them. */
export interface AlarmStates {
  /** Null when there is no alarm of that name. */
  state(name: string): AlarmStateValue | null;
  /** Called after each change of state, until the signal aborts. */
  onChange(listener: (name: string, state: AlarmStateValue) => void, signal: AbortSignal): void;
}
