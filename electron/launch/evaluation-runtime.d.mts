export declare function verify(tarball: string): Promise<void>;
export declare function placeOf(name: string): string | null;
