import type { AlarmStates, AlarmStateValue } from '../../storage/alarms';
import type { Database } from '../../storage/database';
import type { AlarmConfiguration } from './alarm-rule';
import { type AlarmRecord, AlarmStore, type HistoryItem, type HistoryQuery } from './alarm-store';
import { configurationHistory, stateHistory } from './history';

/** A state an alarm is put in, by evaluation or by SetAlarmState. */
interface NewState {
  readonly state: AlarmStateValue;
  readonly reason: string;
  readonly reasonData: string | null;
}

/** The alarms of this workspace: all in memory, each change on the disk before anybody hears of it. */
export class Alarms implements AlarmStates {
  readonly #store: AlarmStore;
  readonly #records = new Map<string, AlarmRecord>();
  readonly #listeners = new Set<(name: string, state: AlarmStateValue) => void>();
  readonly #watchers = new Set<(name: string) => void>();

  constructor(
    database: Database,
    private readonly clock: () => number,
  ) {
    this.#store = new AlarmStore(database);
    for (const record of this.#store.all()) this.#records.set(record.configuration.AlarmName, record);
  }

  /** By name in order of their characters. */
  get all(): readonly AlarmRecord[] {
    return [...this.#records.values()].sort(({ configuration: a }, { configuration: b }) =>
      a.AlarmName < b.AlarmName ? -1 : 1,
    );
  }

  get(name: string): AlarmRecord | undefined {
    return this.#records.get(name);
  }

  state(name: string): AlarmStateValue | null {
    return this.#records.get(name)?.state ?? null;
  }

  onChange(listener: (name: string, state: AlarmStateValue) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    // Its own function for each call: the same listener may be given twice.
    const own = (name: string, state: AlarmStateValue): void => listener(name, state);
    this.#listeners.add(own);
    signal.addEventListener('abort', () => this.#listeners.delete(own), { once: true });
  }

  /** Called after an alarm was put or removed, for whoever evaluates it. */
  onConfigured(watcher: (name: string) => void): void {
    this.#watchers.add(watcher);
  }

  /** A new alarm, or new settings of one: its state and history stay, as on CloudWatch. */
  put(configuration: AlarmConfiguration): void {
    const now = this.clock();
    const before = this.#records.get(configuration.AlarmName);
    const created = {
      state: 'INSUFFICIENT_DATA',
      reason: 'Unchecked: Initial alarm creation',
      reasonData: null,
      updatedAt: now,
      transitionedAt: now,
    } as const;
    const record: AlarmRecord = { ...(before ?? created), configuration, configuredAt: now };
    this.#keep(record, [configurationHistory(before ? 'Update' : 'Create', configuration, now)]);
    this.#configured(configuration.AlarmName);
  }

  remove(names: readonly string[]): void {
    const now = this.clock();
    const history = names.flatMap((name) => {
      const record = this.#records.get(name);
      return record ? [configurationHistory('Delete', record.configuration, now)] : [];
    });
    this.#store.remove(names, history);
    for (const name of names) {
      this.#records.delete(name);
      this.#configured(name);
    }
  }

  /** Puts the alarm of that name in a state; the same state with another reason changes the reason only. */
  enter(name: string, next: NewState): void {
    const before = this.#records.get(name);
    if (!before) return;
    const updatedAt = this.clock();
    const changed = before.state !== next.state;
    const after: AlarmRecord = {
      ...before,
      ...next,
      updatedAt,
      transitionedAt: changed ? updatedAt : before.transitionedAt,
    };
    this.#keep(after, changed ? stateHistory(before, after) : []);
    if (!changed) return;
    // Not within the work that changed it: what fails in a listener is no failure of the alarm.
    queueMicrotask(() => {
      for (const listener of [...this.#listeners]) listener(name, next.state);
    });
  }

  history(query: HistoryQuery): readonly (HistoryItem & { readonly id: number })[] {
    return this.#store.history(query);
  }

  #keep(record: AlarmRecord, history: readonly HistoryItem[]): void {
    this.#store.save(record, history);
    this.#records.set(record.configuration.AlarmName, record);
  }

  #configured(name: string): void {
    for (const watcher of this.#watchers) watcher(name);
  }
}
