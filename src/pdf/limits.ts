/** What of a PDF is read at all. */
export interface Limits {
  readonly pages: number;
  /** Of the file. */
  readonly megabytes: number;
  /** That reading may add to what the program takes. */
  readonly memoryMegabytes: number;
  readonly seconds: number;
}

export const limits: Limits = {
  pages: 64,
  megabytes: 64,
  memoryMegabytes: 1024,
  seconds: 120,
};
