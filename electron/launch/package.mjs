import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, findRuntime, root } from '../launch.mjs';

/**
 * `npm run package`: the app as a folder in release/, on the runtime found here. No tool is downloaded.
 * On the evaluation runtime the package carries the mark that the status bar shows.
 */
const runtime = await findRuntime();
await ensureBuilt();
rmSync(join(root, 'release'), { recursive: true, force: true });
const { build, Platform } = await import('electron-builder');
const platforms = { linux: Platform.LINUX, darwin: Platform.MAC, win32: Platform.WINDOWS };
const platform = platforms[/** @type {'linux'} */ (process.platform)];
const [folder] = await build({
  targets: platform.createTarget('dir'),
  projectDir: root,
  publish: 'never',
  config: {
    extends: join(root, 'electron-builder.yml'),
    electronDist: runtime.folder,
    ...(runtime.version === 'unknown' ? {} : { electronVersion: runtime.version }),
    // The stand-in's loader would be started in the app's place.
    afterPack: ({ appOutDir }) => rmSync(join(appOutDir, 'resources', 'app'), { recursive: true, force: true }),
    extraMetadata: runtime.evaluation ? { upsideRuntime: 'evaluation' } : {},
  },
});
process.stderr.write(
  `Packaged on Electron ${runtime.version}${runtime.evaluation ? ', for evaluation only' : ''}: ${folder ?? 'release'}\n`,
);
