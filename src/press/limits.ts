/** What reading a file may take. */
export interface Limits {
  /** Of a PDF. */
  readonly pages: number;
  /** Of a PDF's file. */
  readonly megabytes: number;
  /** Of the process that reads, its dictionary (250 MB) included. */
  readonly memoryMegabytes: number;
  readonly seconds: number;
}

export const limits: Limits = {
  pages: 64,
  megabytes: 64,
  memoryMegabytes: 1024,
  seconds: 120,
};
