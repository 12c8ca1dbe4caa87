import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface StsDoor {
  readonly endpoint: string;
  /** Codes the MFA device shows; each is good once, as at AWS. */
  readonly codes: Set<string>;
  /** Calls that came, in order, with their parameters. */
  readonly calls: readonly URLSearchParams[];
  /** The next calls are refused with these words, or with what the caller sent when `echo`. */
  refuse(code: string, words: string | 'echo'): void;
  /** Keys given out end so many seconds from now; null leaves what the server says. */
  lifetime: number | null;
  /** Secret keys and session tokens it has given out. */
  readonly secrets: readonly string[];
  close(): Promise<void>;
}

/**
 * In front of an STS that knows no MFA: refuses wrong codes in AWS's words, as IAM documents them, and
 * lets everything else through.
 */
export async function startStsDoor(target: string): Promise<StsDoor> {
  const calls: URLSearchParams[] = [];
  const refusals: { code: string; words: string }[] = [];
  const codes = new Set<string>();
  const secrets: string[] = [];
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await text(incoming);
      const call = new URLSearchParams(body);
      calls.push(call);
      const refusal = refusals.shift() ?? wrongCode(call, codes);
      if (refusal) {
        const words =
          refusal.words === 'echo' ? `You sent ${body} and ${incoming.headers['x-amz-security-token']}` : refusal.words;
        outgoing.writeHead(403, { 'content-type': 'text/xml' });
        outgoing.end(
          `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${refusal.code}</Code><Message>${words.replaceAll('&', '&amp;')}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
        );
        return;
      }
      const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
        typeof value === 'string' && !['connection', 'content-length', 'expect'].includes(name) ? [[name, value]] : [],
      );
      const answer = await fetch(`${target}${incoming.url}`, {
        method: 'POST',
        headers: headers as [string, string][],
        body,
      });
      const said = await answer.text();
      for (const [, secret] of said.matchAll(/<(?:SecretAccessKey|SessionToken)>([^<]+)/g)) secrets.push(secret ?? '');
      const end = door.lifetime === null ? null : new Date(Date.now() + door.lifetime * 1_000).toISOString();
      outgoing.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/xml' });
      outgoing.end(end === null ? said : said.replace(/<Expiration>[^<]*/, `<Expiration>${end}`));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const door: StsDoor = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    codes,
    calls,
    lifetime: null,
    secrets,
    refuse: (code, words) => refusals.push({ code, words }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return door;
}

function wrongCode(call: URLSearchParams, codes: Set<string>): { code: string; words: string } | null {
  const code = call.get('TokenCode');
  if (code === null || codes.delete(code)) return null;
  return { code: 'AccessDenied', words: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ' };
}
