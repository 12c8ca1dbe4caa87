import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { appFile } from './app-files';
import { contentSecurityPolicy } from './content-security-policy';

/** Must run before the app is ready. Standard and secure, so that the page has an origin of its own. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the bundled page from `folder` to this session, and nothing else. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? appFile(folder, request.url) : null;
    const body = file && (await readFile(file.path).catch(() => null));
    const headers = {
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    };
    if (!file || !body) return new Response('Not found', { status: 404, headers });
    return new Response(new Uint8Array(body), { headers: { ...headers, 'content-type': file.mimeType } });
  });
}
