/** A CSV file as typed rows, or its faults with the line and column each is in. */
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Fault } from './fault.ts';
import { readFile } from './read-file.ts';
import { problemAndCure } from './schema-faults.ts';

const rawRows = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }),
);

export interface CsvRow<T> {
  readonly line: number;
  readonly value: T;
}

/**
 * Reads a file whose first line names the columns. Faults are added to `faults`; faulty rows are left out.
 * @param name the file as faults name it
 */
export function readCsv<T extends z.ZodObject>(
  path: string,
  name: string,
  schema: T,
  faults: Fault[],
): CsvRow<z.output<T>>[] {
  const broken = (error: CsvError): void => {
    faults.push({
      file: name,
      row: Number(error.lines),
      problem: error.message,
      cure: 'Put text that holds a comma or a quote in double quotes, and give every row the same columns.',
    });
  };
  const bytes = readFile(path, name, faults);
  if (bytes === undefined) return [];
  let header: string[] = [];
  let rows: z.infer<typeof rawRows>;
  try {
    rows = rawRows.parse(
      parse(bytes, {
        columns: (names: string[]) => {
          header = names;
          return names;
        },
        bom: true,
        info: true,
        skip_empty_lines: true,
        trim: true,
        // One broken row does not hide the faults of the others.
        skip_records_with_error: true,
        on_skip: (error) => {
          if (error) broken(error);
          return undefined;
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    broken(error);
    return [];
  }
  const wrong = headerFaults(header, name, schema);
  faults.push(...wrong);
  if (wrong.length > 0) return [];
  return rows.flatMap(({ record, info }) => {
    const parsed = schema.safeParse(record, { reportInput: true });
    if (parsed.success) return [{ line: info.lines, value: parsed.data }];
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '');
      faults.push({ file: name, row: info.lines, field, ...problemAndCure(issue, schema) });
    }
    return [];
  });
}

const MOST_COLUMNS = 500;

function headerFaults(header: readonly string[], name: string, schema: z.ZodObject): Fault[] {
  const columns = Object.keys(schema.shape);
  const cure = `Use only: ${columns.join(', ')}.`;
  const fault = (field: string, problem: string, cure: string): Fault => ({
    file: name,
    row: 1,
    field,
    problem,
    cure,
  });
  if (header.length > MOST_COLUMNS)
    return [fault(`${header.length} columns`, 'there are too many columns', cure)];
  // Of a name that stands twice, the first place is left.
  const first = new Map(header.map((column, i) => [column, i] as const).reverse());
  return [
    ...header.filter((column) => !columns.includes(column)).map((it) => fault(it, 'no such column', cure)),
    ...header
      .filter((column, i) => first.get(column) !== i)
      .map((column) => fault(column, 'two columns have this name', 'Leave one of them out.')),
    ...columns
      .filter((column) => !header.includes(column) && !schema.shape[column]?.safeParse(undefined).success)
      .map((column) => fault(column, 'the column is missing', 'Name it in the first line and fill it in.')),
  ];
}
