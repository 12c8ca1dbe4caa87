import { createCredentialSession, type PersonalSession } from '../../../electron/aws/credentials/session';
import type { Clock, Logger } from '../../../electron/domains/platform-ports';
import { CodedError } from '../../../shared/errors/coded-error';
import type { Failure } from '../../../shared/errors/result';
import type { AwsHome } from './aws-home';
import { createScriptedPerson, type ScriptedPerson } from './scripted-person';

export interface SessionOnTest {
  readonly session: PersonalSession;
  readonly person: ScriptedPerson;
  /** Log lines as they would be written. */
  readonly log: readonly string[];
}

export interface SessionSettings {
  readonly aws: AwsHome;
  readonly profile: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  readonly processTime?: number;
}

/** Real time in which waiting passes at once and is noted, so that polling needs no real seconds. */
export function hastyClock(waits: number[] = []): Clock {
  return {
    now: () => Date.now() + sum(waits),
    elapsed: () => performance.now() + sum(waits),
    uptime: () => performance.now() + sum(waits),
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** A session of a profile in `aws`, with the environment given and nothing of this machine's. */
export function openSession(settings: SessionSettings): SessionOnTest {
  const { aws, clock = hastyClock(), environment = {}, processTime, profile } = settings;
  const log: string[] = [];
  const note: Logger['info'] = (event, fields) => void log.push(JSON.stringify({ event, ...fields }));
  const person = createScriptedPerson();
  const session = createCredentialSession({
    profile,
    region: 'us-east-1',
    ask: person,
    clock,
    environment: { PATH: process.env.PATH, ...environment },
    home: aws.home,
    logger: { info: note, warn: note, error: note },
    ...(processTime !== undefined && { processTime }),
  });
  return { session, person, log };
}

/** The coded failure a promise rejects with. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const outcome = await work.then(
    () => new Error('It was expected to fail.'),
    (error: unknown) => error,
  );
  if (outcome instanceof CodedError) return outcome.failure;
  throw outcome;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
