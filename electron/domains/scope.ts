/** Account and region a call is made in; arrives as an argument, never from a hidden global. */
export interface Scope {
  readonly workspaceId: string;
  readonly accountId: string;
  readonly region: string;
}
