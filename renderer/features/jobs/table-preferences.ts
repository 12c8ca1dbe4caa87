import { z } from 'zod';

/** The columns of the jobs table, in their order before anyone changed it. */
export const columnIds = [
  'name',
  'status',
  'algorithm',
  'instanceType',
  'started',
  'duration',
  'created',
  'ended',
] as const;
export type ColumnId = (typeof columnIds)[number];

const columnIdSchema = z.enum(columnIds);

export const tablePreferencesSchema = z
  .object({
    pageSize: z.number().int().min(5).max(200),
    wrapLines: z.boolean(),
    columns: z.array(z.object({ id: columnIdSchema, visible: z.boolean() }).readonly()).readonly(),
    /** Widths in px a person gave by dragging. */
    widths: z.partialRecord(columnIdSchema, z.number().positive()).readonly(),
    sort: z.object({ column: columnIdSchema, descending: z.boolean() }).readonly(),
  })
  .readonly();
export type TablePreferences = z.infer<typeof tablePreferencesSchema>;

/** Where preferences.load and preferences.save keep them. */
export const tablePreferencesKey = 'jobs.table';

const hiddenAtFirst: ReadonlySet<ColumnId> = new Set(['instanceType', 'created', 'ended']);

export const defaultTablePreferences: TablePreferences = {
  pageSize: 20,
  wrapLines: true,
  columns: columnIds.map((id) => ({ id, visible: !hiddenAtFirst.has(id) })),
  widths: {},
  sort: { column: 'started', descending: true },
};

/** What was saved, or the defaults where that cannot be read. A column that came with an update is added. */
export function readTablePreferences(json: string | null): TablePreferences {
  if (json === null) return defaultTablePreferences;
  const parsed = tablePreferencesSchema.safeParse(parseJson(json));
  if (!parsed.success) return defaultTablePreferences;
  const known = new Set(parsed.data.columns.map(({ id }) => id));
  const added = defaultTablePreferences.columns.filter(({ id }) => !known.has(id));
  return { ...parsed.data, columns: [...parsed.data.columns, ...added] };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
