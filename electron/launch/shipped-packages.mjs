import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every package of the production dependency tree with its licence and that licence's text, by name.
 * @param {string} root folder of package.json and node_modules
 * @returns {readonly {name: string, version: string, licence: string, text: string}[]}
 */
export function shippedPackages(root) {
  const found = new Map();
  const visit = (folder, names, optional) => {
    for (const name of names) {
      const place = placeOf(root, folder, name);
      if (place === null) {
        // A package for another system is not there, and not shipped.
        if (optional) continue;
        throw new Error(`${name}, which ${folder} needs, is not installed.`);
      }
      const manifest = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
      const key = `${manifest.name}@${manifest.version}`;
      if (found.has(key)) continue;
      found.set(key, {
        name: manifest.name,
        version: manifest.version,
        licence: licenceOf(manifest),
        text: licenceText(place),
      });
      const peers = Object.keys(manifest.peerDependencies ?? {});
      visit(place, Object.keys(manifest.dependencies ?? {}), false);
      visit(place, [...Object.keys(manifest.optionalDependencies ?? {}), ...peers], true);
    }
  };
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  visit(root, Object.keys(manifest.dependencies ?? {}), false);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Where Node finds a package from a folder: the nearest node_modules upwards. */
function placeOf(root, from, name) {
  for (let folder = from; ; folder = join(folder, '..')) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return place;
    if (folder === root || folder === join(folder, '..')) return null;
  }
}

function licenceOf({ license, licenses }) {
  if (typeof license === 'string') return license;
  if (typeof license?.type === 'string') return license.type;
  return (licenses ?? []).map(({ type }) => type).join(' OR ') || 'not stated';
}

function licenceText(place) {
  const file = readdirSync(place).find((name) => /^(licen[cs]e|copying)(\.|-|$)/i.test(name));
  if (file === undefined) return 'The package comes without the text of its licence.';
  return readFileSync(join(place, file), 'utf8').trim();
}
