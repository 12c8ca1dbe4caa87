import { type Condition, whenGiven } from './page-query';

/** The members that lists of things with a state have in common, as the service names them; validated. Times as Date. */
export interface ListStatefulRequest {
  readonly NextToken?: string;
  readonly MaxResults?: number;
  readonly CreationTimeAfter?: Date;
  readonly CreationTimeBefore?: Date;
  readonly LastModifiedTimeAfter?: Date;
  readonly LastModifiedTimeBefore?: Date;
  readonly NameContains?: string;
  readonly StatusEquals?: string;
  readonly SortBy?: 'Name' | 'CreationTime' | 'Status';
  readonly SortOrder?: 'Ascending' | 'Descending';
}

/** What the service gives when MaxResults is not said. */
export const DEFAULT_PAGE = 10;

/** Columns of tables of things with a state. */
export const SORT_COLUMNS = { Name: 'name', CreationTime: 'created_at', Status: 'status' } as const;

/** What was asked for, as conditions on such a table; leave StatusEquals out where it is not to filter. */
export function statefulConditions(request: Omit<ListStatefulRequest, 'SortBy'>): readonly Condition[] {
  return [
    ...whenGiven('created_at > ?', request.CreationTimeAfter),
    ...whenGiven('created_at < ?', request.CreationTimeBefore),
    ...whenGiven('modified_at > ?', request.LastModifiedTimeAfter),
    ...whenGiven('modified_at < ?', request.LastModifiedTimeBefore),
    ...whenGiven('instr(name, ?) > 0', request.NameContains),
    ...whenGiven('status = ?', request.StatusEquals),
  ];
}
