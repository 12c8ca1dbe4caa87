import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pythonEnvironment } from './python-environment';

const run = promisify(execFile);

export type TorchEnvironment =
  | { readonly kind: 'ready'; readonly python: string; readonly versions: string }
  /** `reason`: a sentence for the name of what is skipped. */
  | { readonly kind: 'missing'; readonly reason: string };

const versionsOf = 'import sys, torch, numpy; print(sys.version.split()[0], torch.__version__, numpy.__version__)';

/**
 * An interpreter with PyTorch, transformers and peft, for programs of resources/containers. PyTorch is the one the machine
 * has (on Debian python3-torch, which `npm test` installs as root); without one, tests skip and say so.
 */
export async function torchEnvironment(): Promise<TorchEnvironment> {
  for (const python of ['/usr/bin/python3', 'python3']) {
    const identity = await run(python, ['-c', versionsOf]).then(
      ({ stdout }) => stdout.trim(),
      () => null,
    );
    if (identity === null) continue;
    const requirements = join(import.meta.dirname, 'torch-requirements.txt');
    const environment = await pythonEnvironment(requirements, { onTopOf: { python, identity } });
    const [, torch] = identity.split(' ');
    return { kind: 'ready', python: environment.python, versions: `torch ${torch}` };
  }
  return {
    kind: 'missing',
    reason: 'Skipped where Python has no PyTorch with NumPy: install python3-torch (Debian), or torch for python3.',
  };
}
