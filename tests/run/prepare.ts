import { join } from 'node:path';
import { findRuntime } from '../../electron/launch.mjs';
import { pythonEnvironment, sagemakerSdk } from '../fakes/python-environment';
import { torchEnvironment } from '../fakes/torch-environment';

// What suites fetch once and keep: an Electron runtime and the Python environments. Fetched here, before the
// suites, so that no test's time limit has to hold a download of an unknown network.
const fakes = join(import.meta.dirname, '../fakes');
const startedAt = performance.now();
const [torch] = await Promise.all([
  torchEnvironment(),
  findRuntime(),
  pythonEnvironment(join(fakes, 'python-requirements.txt')),
  pythonEnvironment(join(fakes, 'moto-requirements.txt')),
  sagemakerSdk(),
]);
if (torch.kind === 'missing') console.log(torch.reason);
console.log(`Electron and Python are at hand after ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
