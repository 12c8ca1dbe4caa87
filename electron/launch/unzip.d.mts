export declare function unzip(
  archive: string,
  target: string,
  rename: (name: string) => string | null,
): Promise<number>;
