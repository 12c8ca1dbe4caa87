import { runProgram } from '../shared/program';
import { load } from './predict';
import { invocations } from './serve';
import { train } from './train';

/** The program of the built-in algorithm: `node location-classifier.js train | serve`. */
await runProgram({ name: 'location-classifier', train, load: (modelDir) => invocations(load(modelDir)) });
