import { runProgram } from '../shared/program';
import { prepare } from './prepare';

/** The program of the built-in algorithm: `node prepare-dialogue.js process`. */
await runProgram({
  name: 'prepare-dialogue',
  process: (paths, stop, log) =>
    prepare(paths, { name: process.env.UPSIDE_DATASET ?? 'dataset', createdAt: Date.now() }, stop, log),
});
