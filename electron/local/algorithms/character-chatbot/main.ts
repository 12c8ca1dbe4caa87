import { runProgram } from '../shared/program';
import { loadChatbot } from './chatbot';
import { invocations } from './serve';
import { train } from './train';

/** The program of the built-in algorithm: `node character-chatbot.js train | serve`. */
await runProgram({ name: 'character-chatbot', train, load: (modelDir) => invocations(loadChatbot(modelDir)) });
