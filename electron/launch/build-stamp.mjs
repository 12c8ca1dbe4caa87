import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the bundles are made of; resources/ is read at run time and needs no build. */
const inputs = ['electron', 'shared', 'renderer', 'vite.config.ts', 'package-lock.json'];
const notBundled = /\.test\.tsx?$|\.tsbuildinfo$/;

/** @param {string} path @returns {string[]} every file below a path, sorted */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !notBundled.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string} root @returns {string} */
export function buildStampPath(root) {
  return join(root, 'out', 'build-stamp');
}

/**
 * SHA-256 over names and contents of everything the bundles are made of. Contents and not times,
 * because a fresh checkout has new times for old files.
 * @param {string} root the checkout
 * @returns {string} hexadecimal
 */
export function inputsDigest(root) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const path = join(root, input);
    const files = input.includes('.') ? [path] : filesBelow(path);
    for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} root @returns {boolean} whether out/ was built from exactly these sources */
export function isBuilt(root) {
  const stamp = buildStampPath(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === inputsDigest(root);
}
