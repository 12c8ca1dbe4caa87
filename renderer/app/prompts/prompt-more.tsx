interface PromptMoreProps {
  /** Why the last answer did not arrive, null when it did or none was given. */
  readonly problem: string | null;
  /** Prompts behind this one. */
  readonly waiting: number;
}

/** What stands under every prompt. */
export function PromptMore({ problem, waiting }: PromptMoreProps) {
  return (
    <>
      {problem === null ? null : (
        <p className="prompt-wrong" role="alert">
          {problem}
        </p>
      )}
      {waiting === 0 ? null : (
        <p className="prompt-hint">{waiting === 1 ? 'One more question waits.' : `${waiting} more questions wait.`}</p>
      )}
    </>
  );
}
