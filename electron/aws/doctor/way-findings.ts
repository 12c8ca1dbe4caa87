import { bad, type Finding } from '../../../shared/model/finding';
import type { Answer } from './way';

/** Why no connection came about. */
export function reachFinding({ host }: URL, code: string, isProxy: boolean): Finding {
  const who = isProxy ? `The proxy ${host}` : host;
  const online = isProxy
    ? 'Check HTTPS_PROXY and the network; NO_PROXY names hosts to reach without it.'
    : 'Check the network, the VPN and the firewall; a company network may need HTTPS_PROXY.';
  switch (code) {
    case 'ECONNREFUSED':
      return bad(`${who} refuses connections.`, online);
    case 'ETIMEDOUT':
      return bad(`${who} did not accept the connection in time.`, online);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return bad(`There is no way to ${host} from this network.`, online);
    default:
      return bad(`The connection to ${host} failed (${code}).`, online);
  }
}

const untrusted = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Why the connection is not safe. Node's codes of certificate failures. */
export function certificateFinding({ hostname }: URL, code: string): Finding {
  if (untrusted.has(code))
    return bad(
      `The certificate of ${hostname} is signed by somebody this machine does not trust (${code}).`,
      "A company network that reads along signs with its own: set ca_bundle in the profile, or AWS_CA_BUNDLE, to the company's certificate file.",
    );
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return bad(
      `Somebody else answers for ${hostname}: the certificate is for another name.`,
      'Open a web page in the browser: the network may want you to sign in first. Check the VPN and the proxy.',
    );
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return bad(
      `By the clock of this machine the certificate of ${hostname} ${code === 'CERT_HAS_EXPIRED' ? 'has expired' : 'is not valid yet'}.`,
      'Set the clock of this machine; if it is right, a proxy in between uses an old certificate.',
    );
  return bad(`No safe connection to ${hostname} came about (${code}).`, 'A firewall or proxy in between may break it.');
}

/** A sign-in page: HTML that is none of AWS's, or the way to another host. */
export function isPortal({ headers, status }: Answer, url: URL): boolean {
  if (headers['x-amzn-requestid'] !== undefined || headers['x-amz-request-id'] !== undefined) return false;
  const location = String(headers.location ?? '');
  if (status >= 300 && status < 400 && URL.canParse(location)) {
    const { hostname } = new URL(location);
    return hostname !== url.hostname && !/(^|\.)(aws\.amazon\.com|amazonaws\.com(\.cn)?|amazonaws\.eu)$/.test(hostname);
  }
  return /text\/html/.test(String(headers['content-type'] ?? ''));
}

export function portalFinding(): Finding {
  return bad(
    'The network answers with a page of its own instead of AWS.',
    'Open a web page in the browser, sign in to the network there, and check again.',
  );
}
