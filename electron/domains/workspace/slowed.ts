import { createNotifier, type Notifier } from '../notifier';

/** Says that something waits because the service asks for fewer calls; what it gives is called when it waits no more. */
export type OnSlowed = () => () => void;

/** Whether something a person asked for waits for a service that is throttled: it goes on by itself, and that is shown. */
export interface Slowed {
  readonly changes: Notifier;
  readonly waiting: boolean;
  readonly begin: OnSlowed;
}

/** `tell`: a word for a person who has no window. */
export function createSlowed(tell: (message: string) => void): Slowed {
  const changes = createNotifier();
  const waits = new Set<object>();
  return {
    changes,
    get waiting() {
      return waits.size > 0;
    },
    begin() {
      const one = {};
      waits.add(one);
      if (waits.size === 1) {
        tell('AWS asks for fewer calls. Upside waits and goes on by itself; nothing is done twice.');
        changes.notify();
      }
      return () => {
        if (waits.delete(one) && waits.size === 0) changes.notify();
      };
    },
  };
}
