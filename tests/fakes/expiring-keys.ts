import type { AwsKeys, CredentialSession } from '../../electron/aws/connection';

export interface ExpiringKeys extends CredentialSession {
  /** How often keys were fetched. */
  readonly fetched: number;
  /** Access keys that were given up, in order. */
  readonly refusals: readonly string[];
}

/** A session under the contract: one fetch for everybody who waits, and a refusal counts only for the current keys. */
export function expiringKeys(fetch: (number: number) => Promise<AwsKeys> | AwsKeys): ExpiringKeys {
  const refusals: string[] = [];
  let fetched = 0;
  let current: Promise<AwsKeys> | null = null;
  let currentKey = '';
  return {
    get fetched() {
      return fetched;
    },
    refusals,
    get() {
      current ??= (async () => {
        fetched += 1;
        // A fetch takes a while: what it rejects with comes after everybody waits for it.
        await new Promise((resolve) => setImmediate(resolve));
        try {
          const keys = await fetch(fetched);
          currentKey = keys.accessKeyId;
          return keys;
        } catch (error) {
          current = null;
          throw error;
        }
      })();
      return current;
    },
    refused(accessKeyId) {
      refusals.push(accessKeyId);
      if (accessKeyId === currentKey) current = null;
    },
  };
}
