import type { Failure } from '../../../shared/errors/result';
import type { PreflightCheck } from '../../../shared/model/preflight';
import { codedFailure } from '../guard';
import type { Clock } from '../platform-ports';

/** One question to ask before a launch; it may be about several things and answers for each. */
export interface Question {
  readonly id: string;
  readonly title: string;
  ask(): Promise<readonly PreflightCheck[]>;
}

/** Milliseconds a question may take: what is not known by then is not known. */
export const questionLimit = 8_000;

type Found = Pick<PreflightCheck, 'detail'> & Partial<Pick<PreflightCheck, 'hint' | 'field' | 'policy' | 'blocks'>>;
type About = Pick<PreflightCheck, 'id' | 'title'>;

export function passed({ id, title }: About, found: Found): PreflightCheck {
  return { id, title, hint: '', ...found, outcome: 'passed', blocks: false };
}

/** `blocks` only where the launch would surely fail. */
export function failed({ id, title }: About, found: Found & { readonly hint: string }): PreflightCheck {
  return { id, title, blocks: false, ...found, outcome: 'failed' };
}

export function unknown({ id, title }: About, found: Found): PreflightCheck {
  return { id, title, hint: '', ...found, outcome: 'unknown', blocks: false };
}

/** Could not be checked, in the words of whatever refused it. */
export function unchecked(about: About, failure: Failure, field?: string): PreflightCheck {
  const why = failure.code === 'aws.denied' ? `The account may not look: ${failure.message}` : failure.message;
  return unknown(about, { detail: why, hint: failure.hint, ...(field !== undefined && { field }) });
}

/** All at once, each within its own time; one that fails or hangs says so and takes no other with it. */
export async function askAll(questions: readonly Question[], clock: Clock): Promise<readonly PreflightCheck[]> {
  const answers = await Promise.all(questions.map((question) => within(question, clock)));
  return answers.flat();
}

async function within(question: Question, clock: Clock): Promise<readonly PreflightCheck[]> {
  const answered = new AbortController();
  const late = clock.wait(questionLimit, answered.signal).then(() => [
    unknown(question, {
      detail: `No answer within ${questionLimit / 1_000} seconds.`,
      hint: 'Check again in a moment.',
    }),
  ]);
  const answer = question.ask().catch((error: unknown) => [unchecked(question, codedFailure(error))]);
  try {
    return await Promise.race([answer, late]);
  } finally {
    answered.abort();
  }
}
