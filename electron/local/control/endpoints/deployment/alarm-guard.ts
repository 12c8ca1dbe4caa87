import type { AlarmStates } from '../../../storage/alarms';
import { callAfter } from '../../call-after';

/** The alarms of one deployment. */
export class AlarmGuard {
  readonly #alarms: AlarmStates;
  readonly #names: readonly string[];

  constructor(alarms: AlarmStates, names: readonly string[]) {
    this.#alarms = alarms;
    this.#names = names;
  }

  /** Why the deployment may not go on: an alarm that is in ALARM, or one that was deleted and so guards nothing. */
  obstacle(): string | null {
    const red = this.#names.filter((name) => this.#alarms.state(name) === 'ALARM');
    if (red.length > 0) return `${inWords(red)} in ALARM state.`;
    const gone = this.#names.filter((name) => this.#alarms.state(name) === null);
    if (gone.length > 0) return `${inWords(gone)} not found any more, so nothing guards the deployment.`;
    return null;
  }

  /** Waits `ms` and resolves with null, or with the obstacle as soon as an alarm goes to ALARM or `signal` aborts. */
  watch(ms: number, signal: AbortSignal): Promise<string | null> {
    return new Promise((resolve) => {
      const over = new AbortController();
      const end = () => {
        over.abort();
        cancel();
        signal.removeEventListener('abort', end);
        resolve(this.obstacle());
      };
      const cancel = callAfter(ms, end);
      signal.addEventListener('abort', end);
      if (signal.aborted || this.obstacle() !== null) end();
      else
        this.#alarms.onChange((name, state) => {
          if (state === 'ALARM' && this.#names.includes(name)) end();
        }, over.signal);
    });
  }
}

function inWords(names: readonly string[]): string {
  const list = names.map((name) => `"${name}"`).join(', ');
  return names.length === 1 ? `The alarm ${list} is` : `The alarms ${list} are`;
}
