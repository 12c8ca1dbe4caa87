import type { AskPerson } from '../../../electron/domains/workspaces/ports';

type MfaQuestion = Parameters<AskPerson['mfaCode']>[0];
type SsoQuestion = Parameters<AskPerson['ssoDevice']>[0];

export interface ScriptedPerson extends AskPerson {
  readonly mfaAsked: readonly MfaQuestion[];
  readonly ssoAsked: readonly SsoQuestion[];
  /** Signals of what was asked, in order; aborted ones were taken back. */
  readonly signals: readonly AbortSignal[];
  /** The code to the next question, null for cancelling it; a promise lets the question wait. */
  nextCode(...codes: readonly (string | null | Promise<string | null>)[]): void;
  /** What happens when SSO asks; a person who walks away unless said. */
  onSso: (question: SsoQuestion) => Promise<boolean>;
}

/** Answers questions as a test says, and notes them. Without an answer ready a question fails the test. */
export function createScriptedPerson(): ScriptedPerson {
  const mfaAsked: MfaQuestion[] = [];
  const ssoAsked: SsoQuestion[] = [];
  const signals: AbortSignal[] = [];
  const codes: (string | null | Promise<string | null>)[] = [];
  const person: ScriptedPerson = {
    mfaAsked,
    ssoAsked,
    signals,
    nextCode: (...more) => codes.push(...more),
    onSso: () => new Promise(() => undefined),
    async mfaCode(question, signal) {
      mfaAsked.push(question);
      signals.push(signal);
      if (codes.length === 0) throw new Error(`Nobody expected the question for ${question.serial}.`);
      return codes.shift() ?? null;
    },
    ssoDevice(question, signal) {
      ssoAsked.push(question);
      signals.push(signal);
      return person.onSso(question);
    },
  };
  return person;
}
