export declare function cacheFolder(): string;
export declare function exclusively<T>(lock: string, work: () => Promise<T>): Promise<T>;
export declare function ensureFolder(folder: string, fill: (folder: string) => Promise<void>): Promise<void>;
