import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';

interface RowsFieldProps<Row> {
  readonly label: string;
  readonly description: string;
  /** What one row is called, e.g. "tag". */
  readonly noun: string;
  readonly columns: readonly {
    readonly key: keyof Row & string;
    readonly label: string;
    readonly hint?: string /** Share of a wide row; 1 unless said. */;
    readonly share?: number;
  }[];
  /** How a row begins. */
  readonly fresh: Row;
  readonly problem: string | undefined;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}

/** Rows of texts, added and removed by hand. The first column names a row. */
export function RowsField<Row extends { readonly [K in keyof Row]: string }>(props: RowsFieldProps<Row>) {
  const { columns, description, fresh, label, noun, onChange, problem, rows } = props;
  const [first] = columns;
  const change = (index: number, key: keyof Row & string, value: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [key]: value } : row)));
  return (
    <FormField label={label} description={description} errorText={problem} stretch>
      <AttributeEditor<Row>
        items={rows}
        addButtonText={`Add ${noun}`}
        removeButtonText="Remove"
        removeButtonAriaLabel={(row) => `Remove ${noun} ${first === undefined ? '' : row[first.key]}`}
        empty={`No ${noun}.`}
        gridLayout={[
          { breakpoint: 'xs', rows: [columns.map(({ share }) => share ?? 1)], removeButton: { width: 'auto' } },
          { rows: columns.map(() => [1]) },
        ]}
        onAddButtonClick={() => onChange([...rows, fresh])}
        onRemoveButtonClick={({ detail }) => onChange(rows.filter((_, at) => at !== detail.itemIndex))}
        definition={columns.map(({ hint, key, label: title }) => ({
          label: title,
          control: (row: Row, index: number) => (
            <Input
              value={row[key]}
              spellcheck={false}
              ariaLabel={`${title} of ${noun} ${index + 1}`}
              {...(hint !== undefined && { placeholder: hint })}
              onChange={({ detail }) => change(index, key, detail.value)}
            />
          ),
        }))}
      />
    </FormField>
  );
}
