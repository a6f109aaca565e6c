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

/** What kept a file from being read. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'it may not be read'],
  ['EPERM', 'it may not be read'],
  ['ENOENT', 'no such file'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ELOOP', 'it is a link to itself'],
]);

/** The fault of a file that the system does not hand over. @param file as faults name it */
export function unreadable(file: string, cause: unknown): Fault {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return {
    file,
    problem: REASONS.get(code) ?? `it cannot be read (${code})`,
    cure: 'See that it is a file, and that it may be read.',
  };
}

/** `data/x/wages.csv, row 3, low: "abc" is not a number. Write …` */
export function faultToText({ file, row, field, problem, cure }: Fault): string {
  const where = [file, ...(row === undefined ? [] : [`row ${row}`]), ...(field ? [field] : [])].join(', ');
  return `${where}: ${problem}. ${cure}`;
}
