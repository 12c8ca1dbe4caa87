import { extname, join, normalize, sep } from 'node:path';
import { localWorkspaceId } from '../../../shared/model/workspace';

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** Where the page of the window lives. */
export const appUrl = 'app://upside/';

/** The page of one workspace: a window shows one and never another. That of the local workspace has no query. */
export function workspaceUrl(workspaceId: string): string {
  return workspaceId === localWorkspaceId ? appUrl : `${appUrl}?workspace=${encodeURIComponent(workspaceId)}`;
}

/**
 * The file below `folder` that an app:// address names, with its media type; null for another host, a
 * path that leaves the folder, and a kind of file the window has no use for.
 */
export function appFile(folder: string, address: string): { path: string; mimeType: string } | null {
  let name: string;
  try {
    const url = new URL(address);
    if (url.protocol !== 'app:' || url.host !== 'upside') return null;
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const path = normalize(join(folder, name === '/' || name === '' ? 'index.html' : name));
  const mimeType = mimeTypes[extname(path).toLowerCase()];
  return path.startsWith(normalize(folder) + sep) && mimeType ? { path, mimeType } : null;
}
