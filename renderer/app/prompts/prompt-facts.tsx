interface PromptFactsProps {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** What a prompt is about, each under its name. */
export function PromptFacts({ facts }: PromptFactsProps) {
  return (
    <dl className="prompt-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
