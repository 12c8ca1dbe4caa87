/** One row of docs/proven-calls.md. */
export interface ProvenCall {
  readonly operation: string;
  readonly against: string;
  readonly test: string;
}

/** What a call may be proven against. */
export const proofs = ['moto', 'local workspace', 'documented reply'];

/** What the SDK's own credential providers call. */
const byProvider: Readonly<Record<string, string>> = { fromLoginCredentials: 'CreateOAuth2Token' };

/** The operations a source file calls, by the SDK's command classes and credential providers. */
export function calledOperations(source: string): readonly string[] {
  const commands = [...source.matchAll(/new (\w+)Command\(/g)].map(([, operation]) => operation ?? '');
  const provided = [...source.matchAll(/await (from\w+)\(/g)].map(
    ([, provider = '']) => byProvider[provider] ?? provider,
  );
  return [...commands, ...provided];
}

export function provenCalls(page: string): readonly ProvenCall[] {
  return [...page.matchAll(/^\|[^|]+\| `(\w+)` \| ([^|]+) \| `([^|`]+)` \|$/gm)].map(
    ([, operation = '', against = '', test = '']) => ({ operation, against, test }),
  );
}

/** What is wrong between the operations called and the page, in words. */
export function unprovenCalls(called: readonly string[], proven: readonly ProvenCall[], files: readonly string[]) {
  const named = proven.map(({ operation }) => operation);
  return [
    ...new Set(called.filter((one) => !named.includes(one)).map((one) => `${one} is called and not proven`)),
    ...named.filter((one) => !called.includes(one)).map((one) => `${one} is called no more`),
    ...named.filter((one, at) => named.indexOf(one) !== at).map((one) => `${one} stands twice`),
    ...proven.filter(({ against }) => !proofs.includes(against)).map(({ against }) => `nothing is called ${against}`),
    ...proven.filter(({ test }) => !files.includes(test)).map(({ test }) => `${test} is no test`),
  ];
}

/** How the README's table names an operation; one that only a documented reply proves carries a mark. */
export function onReadme({ against, operation }: ProvenCall): string {
  return against === 'documented reply' ? `${operation}¹` : operation;
}
