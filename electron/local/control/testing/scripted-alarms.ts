import type { AlarmStates, AlarmStateValue } from '../../storage/alarms';

/** Alarms whose states a test sets by hand. */
export class ScriptedAlarms implements AlarmStates {
  readonly #states = new Map<string, AlarmStateValue>();
  readonly #listeners = new Set<(name: string, state: AlarmStateValue) => void>();

  /** Null deletes the alarm; nobody is told, as nobody is by CloudWatch. */
  set(name: string, state: AlarmStateValue | null): void {
    if (state === null) {
      this.#states.delete(name);
      return;
    }
    this.#states.set(name, state);
    for (const listener of [...this.#listeners]) listener(name, state);
  }

  get watched(): boolean {
    return this.#listeners.size > 0;
  }

  state(name: string): AlarmStateValue | null {
    return this.#states.get(name) ?? null;
  }

  onChange(listener: (name: string, state: AlarmStateValue) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }
}
