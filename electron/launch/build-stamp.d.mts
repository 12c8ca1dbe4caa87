export declare function buildStampPath(root: string): string;
export declare function inputsDigest(root: string): string;
export declare function isBuilt(root: string): boolean;
