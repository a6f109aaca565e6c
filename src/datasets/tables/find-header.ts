/** Takes the header off a table. Publishers put titles and remarks above it, some of them in several cells. */
import { cannotRead, LIMITS, type RawRow, type RawTable } from './raw-table.ts';

const MOST_ROWS_ABOVE = 20;
/** So many rows tell how wide the table is. */
const ROWS_LOOKED_AT = 50;

/**
 * The header is the first row that is at least half as wide as the widest of the first rows.
 * @throws InvalidFilesError where there is none
 */
export async function withHeader(
  { name, sheet }: Pick<RawTable, 'name' | 'sheet'>,
  batches: AsyncGenerator<readonly RawRow[]>,
): Promise<RawTable> {
  const first: RawRow[] = [];
  for (let next = await batches.next(); !next.done; next = await batches.next()) {
    first.push(...next.value);
    if (first.length >= ROWS_LOOKED_AT) break;
  }
  const filled = first
    .slice(0, ROWS_LOOKED_AT)
    .map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(0, ...filled);
  const at = filled.findIndex((count) => count > 1 && count * 2 >= widest);
  const found = first[at];
  if (!found || at > MOST_ROWS_ABOVE) {
    const others = sheet?.others ?? [];
    return cannotRead(
      name,
      undefined,
      sheet ? `no table was found in its sheet "${sheet.name}"` : 'no table was found in it',
      `The first line names the columns, at least two of them; the rows stand below.${others.length > 0 ? ` Another sheet is taken with --sheet: ${others.join(', ')}.` : ''}`,
    );
  }
  const header = found.cells.map((cell) => cell.trim());
  if (header.length > LIMITS.columns) {
    cannotRead(
      name,
      found.line,
      `the table has ${header.length} columns`,
      `Leave in those that matter; ${LIMITS.columns} can be read.`,
    );
  }
  return {
    name,
    header,
    headerLine: found.line,
    batches: counted(name, first.slice(at + 1), batches),
    ...(sheet ? { sheet } : {}),
  };
}

async function* counted(
  name: string,
  first: readonly RawRow[],
  rest: AsyncIterable<readonly RawRow[]>,
): AsyncGenerator<readonly RawRow[]> {
  let count = first.length;
  yield first;
  for await (const rows of rest) {
    count += rows.length;
    if (count > LIMITS.rows)
      cannotRead(
        name,
        rows[0]?.line,
        'the table has too many rows',
        `${LIMITS.rows.toLocaleString('en')} can be read; split it.`,
      );
    yield rows;
  }
}
