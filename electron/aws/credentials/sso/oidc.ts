import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import { z } from 'zod';
import { parseReply } from '../../call';
import { endpointFor } from '../endpoints';
import type { Fetching } from '../fetching';
import type { SsoPlan } from '../key-plan';
import type { SsoClient } from './token-cache';

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

const registered = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Seconds since 1970. */
  clientSecretExpiresAt: z.number().positive(),
});
const started = z.object({
  deviceCode: z.string().min(1),
  userCode: z.string().min(1),
  verificationUri: z.url({ protocol: /^https?$/ }),
  verificationUriComplete: z.url({ protocol: /^https?$/ }).optional(),
  /** Seconds. */
  expiresIn: z.number().positive(),
  /** Seconds between two questions. 0 means the standard's 5 (RFC 8628, section 3.2). */
  interval: z.number().nonnegative().optional(),
});
const granted = z.object({
  accessToken: z.string().min(1),
  /** Seconds. */
  expiresIn: z.number().positive(),
  refreshToken: z.string().min(1).optional(),
});
export type Granted = z.infer<typeof granted>;
export type Started = z.infer<typeof started>;

/** The sign-in service of IAM Identity Center. Rejects with what the SDK rejects with. */
export interface Oidc {
  register(): Promise<SsoClient>;
  start(client: SsoClient): Promise<Started>;
  byDevice(client: SsoClient, deviceCode: string): Promise<Granted>;
  byRefresh(client: Pick<SsoClient, 'clientId' | 'clientSecret'>, refreshToken: string): Promise<Granted>;
}

/** `work` has the service while it runs. Every secret that passes is remembered as one. */
export async function withOidc<T>(plan: SsoPlan, fetching: Fetching, work: (oidc: Oidc) => Promise<T>): Promise<T> {
  const { endpoints, secrets, signal } = fetching;
  const endpoint = endpointFor(endpoints, 'sso_oidc');
  const client = new SSOOIDCClient({
    region: plan.region,
    ...(endpoint !== undefined && { endpoint }),
    useFipsEndpoint: endpoints.fips,
    useDualstackEndpoint: endpoints.dualStack,
    maxAttempts: 3,
    requestHandler: fetching.handler(),
  });
  const options = { abortSignal: signal };
  const grant = async (input: ConstructorParameters<typeof CreateTokenCommand>[0]): Promise<Granted> => {
    const reply = parseReply(granted, await client.send(new CreateTokenCommand(input), options), 'an SSO token');
    secrets.add(reply.accessToken, reply.refreshToken);
    return reply;
  };
  try {
    return await work({
      async register() {
        const reply = await client.send(
          new RegisterClientCommand({
            clientName: 'upside',
            clientType: 'public',
            ...(plan.scopes.length > 0 && { scopes: [...plan.scopes], grantTypes: [deviceGrant, 'refresh_token'] }),
          }),
          options,
        );
        const { clientId, clientSecret, clientSecretExpiresAt } = parseReply(
          registered,
          reply,
          'a client registration',
        );
        secrets.add(clientSecret);
        return { clientId, clientSecret, expiresAt: clientSecretExpiresAt * 1_000 };
      },
      async start({ clientId, clientSecret }) {
        const reply = await client.send(
          new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl: plan.startUrl }),
          options,
        );
        const parsed = parseReply(started, reply, 'the start of a sign-in');
        secrets.add(parsed.deviceCode);
        return parsed;
      },
      byDevice: ({ clientId, clientSecret }, deviceCode) =>
        grant({ clientId, clientSecret, deviceCode, grantType: deviceGrant }),
      byRefresh: ({ clientId, clientSecret }, refreshToken) =>
        grant({ clientId, clientSecret, refreshToken, grantType: 'refresh_token' }),
    });
  } finally {
    client.destroy();
  }
}
