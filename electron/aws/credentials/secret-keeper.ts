/** Remembers what must never be shown, so that words from elsewhere can be cleaned of it. Memory only. */
export interface SecretKeeper {
  add(...secrets: readonly (string | undefined)[]): void;
  /** The text without any secret that was added. */
  clean(text: string): string;
}

/** Shorter ones would tear ordinary words apart. */
const shortest = 6;

export function createSecretKeeper(): SecretKeeper {
  const held = new Set<string>();
  return {
    add: (...secrets) => {
      for (const secret of secrets) {
        // A service that sends a request back may do so as it was written in the body.
        if (secret !== undefined && secret.length >= shortest) held.add(secret).add(encodeURIComponent(secret));
      }
    },
    clean: (text) =>
      [...held]
        // A long secret may contain a short one.
        .sort((a, b) => b.length - a.length)
        .reduce((cleaned, secret) => cleaned.replaceAll(secret, '[removed]'), text),
  };
}
