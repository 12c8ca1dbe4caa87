import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import type { ReactNode } from 'react';

export interface Suggestions {
  /** Headings with what stands under them; `tag` is what a person compares, e.g. a price. */
  readonly groups: readonly {
    readonly label: string;
    readonly options: readonly { readonly value: string; readonly description: string; readonly tag: string }[];
  }[];
  readonly status: 'loading' | 'error' | 'finished';
  readonly onRetry: () => void;
  /** What is known of the value in the field. */
  readonly note: { readonly kind: 'known' | 'warning'; readonly text: string } | null;
}

interface SuggestFieldProps {
  readonly label: ReactNode;
  /** The control's name where the label is more than text. */
  readonly name: string;
  readonly description?: string;
  readonly value: string;
  readonly suggestions: Suggestions;
  readonly problem: string | undefined;
  readonly placeholder?: string;
  readonly stretch?: boolean;
  readonly onChange: (value: string) => void;
}

/** A field that is typed into freely, with a list to find a value in: every word typed has to occur in it. */
export function SuggestField(props: SuggestFieldProps) {
  const { description, label, name, onChange, placeholder, problem, stretch, suggestions, value } = props;
  const { groups, note, onRetry, status } = suggestions;
  // With a value of the list in the field all of it shows, so that a person sees what else there is.
  const chosen = groups.some(({ options }) => options.some((option) => option.value === value.trim()));
  return (
    <FormField
      label={label}
      description={description}
      errorText={problem}
      warningText={note?.kind === 'warning' ? note.text : undefined}
      constraintText={note?.kind === 'known' ? note.text : undefined}
      stretch={stretch ?? false}
    >
      <Autosuggest
        value={value}
        options={matching(groups, chosen ? '' : value)}
        hideEnteredTextOption={chosen}
        filteringType="manual"
        statusType={status}
        loadingText="Reading the catalogue"
        errorText="The catalogue could not be read."
        recoveryText="Read it again"
        onLoadItems={({ detail }) => {
          // By the button under what failed; focus and typing ask for nothing new.
          if (detail.samePage) onRetry();
        }}
        enteredTextLabel={(typed) => `Use ${typed}`}
        ariaLabel={name}
        selectedAriaLabel="Chosen"
        errorIconAriaLabel="Error"
        onChange={({ detail }) => onChange(detail.value)}
        empty="Nothing in the list has these words; what was typed is used as it is."
        {...(placeholder !== undefined && { placeholder })}
      />
    </FormField>
  );
}

/** What has every word typed; nothing typed: everything. */
function matching(groups: Suggestions['groups'], typed: string) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ label, options }) => ({
      label,
      options: options
        .filter(({ description, tag, value }) => {
          const text = `${label} ${value} ${description} ${tag}`.toLowerCase();
          return words.every((word) => text.includes(word));
        })
        .map(({ description, tag, value }) => ({ value, description, labelTag: tag })),
    }))
    .filter(({ options }) => options.length > 0);
}
