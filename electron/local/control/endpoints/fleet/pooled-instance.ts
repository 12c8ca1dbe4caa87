import type { ServingInstance } from '../../../runtime/serving/serving-runtime';

/** An instance with the requests it has under way, so that it can leave without breaking one off. */
export class PooledInstance {
  readonly instance: ServingInstance;
  #underWay = 0;
  #left: (() => void) | null = null;
  #leaving: Promise<void> | null = null;

  constructor(instance: ServingInstance) {
    this.instance = instance;
  }

  get takesRequests(): boolean {
    return this.#leaving === null && this.instance.state === 'in-service';
  }

  get isLeaving(): boolean {
    return this.#leaving !== null;
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** Counts a request in; the result counts it out, once. */
  begin(): () => void {
    this.#underWay += 1;
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#left?.();
    };
  }

  /** From now on it gets no request; those under way end, then its process does. Requests have time limits of their own. */
  leave(): Promise<void> {
    this.#leaving ??= this.#drain().then(() => this.instance.stop());
    return this.#leaving;
  }

  #drain(): Promise<void> {
    if (this.#underWay === 0 || this.instance.state === 'ended') return Promise.resolve();
    return new Promise((resolve) => {
      this.#left = resolve;
    });
  }
}
