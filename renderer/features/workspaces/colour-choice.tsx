import { type WorkspaceEntry, workspaceColours } from '../../../shared/model/workspace-entry';

interface ColourChoiceProps {
  readonly colour: WorkspaceEntry['colour'];
  readonly onChange: (colour: WorkspaceEntry['colour']) => void;
}

/** One of the workspace colours, each with its name. */
export function ColourChoice({ colour, onChange }: ColourChoiceProps) {
  return (
    <fieldset className="colour-choice">
      <legend>Colour</legend>
      {workspaceColours.map((one) => (
        <label key={one} data-workspace-colour={one}>
          <input
            type="radio"
            name="workspace-colour"
            value={one}
            checked={one === colour}
            onChange={() => onChange(one)}
          />
          <span className="workspace-swatch" aria-hidden="true" />
          {one}
        </label>
      ))}
    </fieldset>
  );
}
