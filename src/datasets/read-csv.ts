/** A CSV file as typed rows, or its faults with the line and column each is in. */
import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Fault } from './fault.ts';

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
  const columns = Object.keys(schema.shape);
  let rows: z.infer<typeof rawRows>;
  try {
    rows = rawRows.parse(
      parse(readFileSync(path), { columns: true, bom: true, info: true, skip_empty_lines: true, trim: true }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.push({
      file: name,
      row: Number(error.lines),
      problem: error.message,
      cure: 'Put text that holds a comma or a quote in double quotes, and give every row the same columns.',
    });
    return [];
  }
  const unknown = Object.keys(rows[0]?.record ?? {}).filter((column) => !columns.includes(column));
  for (const column of unknown) {
    faults.push({
      file: name,
      row: 1,
      field: column,
      problem: 'no such column',
      cure: `Use only: ${columns.join(', ')}.`,
    });
  }
  if (unknown.length > 0) return [];
  return rows.flatMap(({ record, info }) => {
    const parsed = schema.safeParse(record);
    if (parsed.success) return [{ line: info.lines, value: parsed.data }];
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '');
      faults.push({
        file: name,
        row: info.lines,
        field,
        problem: `${JSON.stringify(record[field] ?? '')}: ${issue.message}`,
        cure: 'Compare it with the rows around it.',
      });
    }
    return [];
  });
}
