import { runProgram } from '../shared/program';
import { buildNetwork } from './process';

/** The program of the built-in algorithm: `node character-network.js process`. */
await runProgram({ name: 'character-network', process: buildNetwork });
