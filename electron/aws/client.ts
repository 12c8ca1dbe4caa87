import { getSmithyContext } from '@smithy/core';
import type { MiddlewareStack } from '@smithy/types';
import { type AwsConnection, type AwsKeys, type CallKind, type CredentialSession, clientOptions } from './connection';
import { createSecretKeeper } from './credentials/secret-keeper';
import { refusesKeys } from './key-failures';
import { mustBeTheService } from './true-answer';

interface SdkClient {
  readonly config: { readonly serviceId: string };
  // biome-ignore lint/suspicious/noExplicitAny: every client has input and output types of its own.
  readonly middlewareStack: Pick<MiddlewareStack<any, any>, 'add'>;
}

type ClientClass<Options, Client> = new (options: Options) => Client;

/**
 * The one way to an SDK client: timeouts, adaptive retries, proxies, certificates, the account's pace,
 * keys that are renewed when they are refused. `extra` is what one adapter needs beside that.
 */
export function createClient<Options extends object, Client extends SdkClient>(
  Class: ClientClass<Options, Client>,
  connection: AwsConnection,
  kind: CallKind,
  extra: Partial<Options> = {},
): Client {
  const options = { ...clientOptions(connection, kind, serviceOf(Class)), ...extra };
  const client = new Class(options as unknown as Options);
  client.middlewareStack.add(mustBeTheService, { step: 'deserialize', name: 'mustBeTheService', priority: 'low' });
  const { credentials } = connection;
  if ('get' in credentials)
    client.middlewareStack.add(onceWithFreshKeys(credentials), { step: 'initialize', name: 'onceWithFreshKeys' });
  client.middlewareStack.add(withoutSecrets, { step: 'initialize', name: 'withoutSecrets', priority: 'high' });
  return client;
}

const services = new WeakMap<object, string>();

/** The service's id as AWS configuration files spell it, e.g. `cloudwatch_logs`. Only a client knows the name of its service. */
function serviceOf<Options extends object, Client extends SdkClient>(Class: ClientClass<Options, Client>): string {
  const known = services.get(Class);
  if (known !== undefined) return known;
  const probe = new Class({ region: 'us-east-1' } as unknown as Options);
  const id = probe.config.serviceId.toLowerCase().replaceAll(' ', '_');
  services.set(Class, id);
  return id;
}

/** A call whose keys the service refuses as out of date is made once more with new ones. */
function onceWithFreshKeys(session: CredentialSession) {
  return <Input, Output>(next: (args: Input) => Promise<Output>, context: object) =>
    async (args: Input): Promise<Output> => {
      try {
        return await next(args);
      } catch (error) {
        const used = usedKeys(context);
        if (used === null || !refusesKeys(error)) throw error;
        session.refused(used);
        return next(args);
      }
    };
}

/**
 * A refused signature may be answered with what was signed, session token included, in words that people
 * are shown. What the call was signed with is taken out of them.
 */
function withoutSecrets<Input, Output>(next: (args: Input) => Promise<Output>, context: object) {
  return async (args: Input): Promise<Output> => {
    try {
      return await next(args);
    } catch (error) {
      if (error instanceof Error) {
        const { secretAccessKey, sessionToken } = identityOf(context);
        const secrets = createSecretKeeper();
        secrets.add(secretAccessKey, sessionToken);
        error.message = secrets.clean(error.message);
      }
      throw error;
    }
  };
}

function usedKeys(context: object): string | null {
  return identityOf(context).accessKeyId ?? null;
}

/** What the call was signed with; nothing before it was signed. */
function identityOf(context: object): Partial<AwsKeys> {
  const scheme = getSmithyContext(context as Parameters<typeof getSmithyContext>[0]).selectedHttpAuthScheme;
  const { identity } = (scheme ?? {}) as { readonly identity?: Partial<AwsKeys> };
  return identity ?? {};
}
