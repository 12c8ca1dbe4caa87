import { type Command, InvalidArgumentError } from 'commander';
import { fail, type Result } from '../../../shared/errors/result';
import { answerFigures } from '../../../shared/model/answer-figures';
import type { Answer, ChatTarget, Persona } from '../../../shared/model/conversation';
import { type PersonaPreset, personaOf, presetNamed } from '../../../shared/model/persona';
import type { AnswerItem } from '../../domains/chat/contract';
import { type CliContext, connect, Stop, unwrap } from '../context';
import { talk } from '../talk';

interface ChatCommandOptions {
  readonly character?: string;
  readonly system?: string;
  readonly persona?: string;
  readonly message: readonly string[];
  readonly variant?: string;
  readonly conversation?: string;
}

/** `upside chat <endpoint>`: talk to an endpoint, line by line or with messages given beforehand. */
export function addChat(program: Command, context: CliContext): void {
  program
    .command('chat')
    .argument('<endpoint>', 'name of the endpoint')
    .option('--character <name>', 'a character the endpoint knows (default: its first)')
    .option('--system <text>', 'a system prompt instead of a character')
    .option('--persona <name>', 'one of the personas Upside describes, for endpoints that take a system prompt')
    .option('-m, --message <text>', 'say this and end; may be repeated', collect, [])
    .option('--variant <name>', 'a variant of the endpoint (default: as its weights say)')
    .option('--conversation <id>', 'go on with a conversation (see upside chats list)')
    .description('talk to an endpoint; each line of a terminal or of stdin is a message')
    .addHelpText('after', '\nAt the prompt: /again another answer, /quit or Ctrl+D end, Ctrl+C stops an answer.')
    .action(async (endpoint: string, options: ChatCommandOptions) => {
      const { console, scope } = await connect(context);
      const variant = options.variant ?? null;
      const chosen = await personaFor(
        options,
        async () => unwrap(await console.chat.personas(scope, endpoint, variant)).value,
        async () => unwrap(await console.chat.presets()),
      );
      const target: ChatTarget = { endpoint, variant, persona: chosen };
      let conversationId = options.conversation ?? null;

      const hear = async (stream: AsyncIterable<Result<AnswerItem>>): Promise<Answer | null> => {
        let answer: Answer | null = null;
        for await (const result of stream) {
          const item = unwrap(result);
          if (item.kind === 'started') conversationId = item.conversation.summary.id;
          else if (item.kind === 'delta') context.output.words(item.text);
          else answer = item.answer;
        }
        if (answer?.content || answer === null) context.output.words('\n');
        if (answer !== null && context.output.json) context.output.item({ conversationId, ...answer }, () => '');
        return answer;
      };
      const say = (content: string, signal: AbortSignal) =>
        hear(console.chat.send(scope, { conversationId, target, content, replaces: null }, signal));
      const again = (signal: AbortSignal) =>
        conversationId === null ? null : hear(console.chat.regenerate(scope, conversationId, target, signal));

      context.output.note(`${chosen.name} on ${endpoint}${variant === null ? '' : `, variant ${variant}`}`);
      if (options.message.length === 0) await talk(context, { say, again, speaker: chosen.name });
      else {
        for (const message of options.message) judge(await say(message, context.signal), context);
      }
      if (conversationId !== null) context.output.note(`Conversation ${conversationId}`);
    });
}

/** The character, preset or prompt asked for; else the first character of the endpoint, else nobody in particular. */
async function personaFor(
  { character, persona, system }: ChatCommandOptions,
  characters: () => Promise<readonly { readonly name: string }[] | null>,
  presets: () => Promise<readonly PersonaPreset[]>,
): Promise<Persona> {
  if ([character, persona, system].filter((given) => given !== undefined).length > 1) {
    throw new Stop(
      fail('input.invalid', '--character, --persona and --system exclude each other.', 'Give one of them.').error,
    );
  }
  if (persona !== undefined) {
    const known = await presets();
    const preset = known.find(({ id }) => id === persona) ?? presetNamed(known, persona);
    if (preset !== null) return personaOf(preset);
    const names = known.map(({ name }) => name).join(', ');
    throw new Stop(fail('input.invalid', `There is no persona ${persona}.`, `Take one of ${names}.`).error);
  }
  if (character !== undefined) return { kind: 'character', name: character };
  if (system !== undefined) return { kind: 'custom', name: 'Assistant', systemPrompt: system };
  const first = (await characters())?.[0];
  if (first !== undefined) return { kind: 'character', name: first.name };
  return { kind: 'custom', name: 'Assistant', systemPrompt: '' };
}

/** Prints what is known of an answer. Throws Stop when it failed or was stopped. */
function judge(answer: Answer | null, context: CliContext): void {
  if (answer === null) throw new Stop(fail('cancelled', 'The answer was stopped.', 'What had come is kept.').error);
  if (answer.failure !== null) {
    const { message, hint } = answer.failure;
    // The code was checked where the failure arose; the store keeps it as a text.
    throw new Stop({ code: answer.failure.code as 'endpoint.model-error', message, hint, retryable: false });
  }
  context.output.note(answerFigures(answer).join(' · '));
}

function collect(text: string, held: readonly string[]): readonly string[] {
  if (text.trim() === '') throw new InvalidArgumentError('A message has words.');
  return [...held, text];
}
