/** What is wrong in a data or intent file, told so that whoever wrote it can put it right at once. */
export interface Fault {
  readonly file: string;
  /** Line in the file, counted from one. */
  readonly row?: number;
  readonly field?: string;
  readonly problem: string;
  readonly cure: string;
}

/** All that is wrong with the files, found in one go. */
export class InvalidFilesError extends Error {
  override readonly name = 'InvalidFilesError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(faultToText).join('\n'));
    this.faults = faults;
  }
}

/** `data/x/wages.csv, row 3, low: "abc" is not a number. Write …` */
export function faultToText({ file, row, field, problem, cure }: Fault): string {
  const where = [file, ...(row === undefined ? [] : [`row ${row}`]), ...(field ? [field] : [])].join(', ');
  return `${where}: ${problem}. ${cure}`;
}
