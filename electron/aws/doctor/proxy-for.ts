type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy a request to `url` goes through by the usual variables; null for none, 'unreadable' for one that is no address. */
export function proxyFor(url: URL, environment: Environment): URL | 'unreadable' | null {
  const of = (name: string): string => environment[name.toLowerCase()] || environment[name.toUpperCase()] || '';
  const proxy = of(`${url.protocol.replace(':', '')}_proxy`) || of('all_proxy');
  if (proxy === '' || isLoopback(url.hostname) || isExcepted(url, of('no_proxy'))) return null;
  const whole = proxy.includes('://') ? proxy : `http://${proxy}`;
  return URL.canParse(whole) && new URL(whole).hostname !== '' ? new URL(whole) : 'unreadable';
}

/** Host and port of a proxy: its address may hold a password. */
export function proxyName({ host }: URL): string {
  return host;
}

export function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

/** A host, or the end of hosts' names after a dot or star, with or without a port; `*` is every host. */
function isExcepted(url: URL, exceptions: string): boolean {
  return exceptions.split(/[\s,]+/).some((exception) => {
    const [, host = '', port = ''] = /^(.*?)(?::(\d+))?$/.exec(exception.toLowerCase()) ?? [];
    if (host === '' || (port !== '' && Number(port) !== portOf(url))) return false;
    if (host === '*') return true;
    const end = host.replace(/^\*/, '');
    return end.startsWith('.') ? url.hostname.endsWith(end) : url.hostname === end;
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}
