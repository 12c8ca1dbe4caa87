export interface FoundRuntime {
  /** The unpacked distribution the executable belongs to. */
  readonly folder: string;
  readonly executable: string;
  readonly version: string;
  readonly evaluation: boolean;
}
export declare function findRuntime(notice?: (line: string) => void): Promise<FoundRuntime>;
export declare const root: string;
export declare function ensureBuilt(): Promise<void>;
export interface Machine {
  readonly platform: string;
  readonly uid: number | undefined;
}
export declare function obstacle(env: NodeJS.ProcessEnv, machine: Machine, evaluation: boolean): string | null;
export declare function runtimeArguments(env: NodeJS.ProcessEnv, machine: Machine, evaluation?: boolean): string[];
