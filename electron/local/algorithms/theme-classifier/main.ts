import { runProgram } from '../shared/program';
import { classifyThemes } from './process';
import { invocations } from './serve';

/** The program of the built-in algorithm: `node theme-classifier.js process | serve`. It needs no model: what lies in the folder is not looked at. */
await runProgram({ name: 'theme-classifier', process: classifyThemes, load: () => invocations });
