/** What the bureau's tables are, in our words. */
import type { PlaceKind, SourceFile } from './importer.ts';

interface Covered {
  readonly roles: readonly string[];
  readonly kinds: ReadonlySet<PlaceKind>;
}

const KINDS: readonly (readonly [PlaceKind, string])[] = [
  ['country', 'the nation'],
  ['state', 'states'],
  ['metro', 'metropolitan areas'],
  ['area', 'nonmetropolitan areas'],
];

/** @param marks whether the bureau's own marks are in the file; if not, whether it can be told where they were */
export function describeOews(
  year: number,
  { roles, kinds }: Covered,
  marks: 'published' | 'inferred' | 'lost',
): SourceFile {
  const places = KINDS.flatMap(([kind, name]) => (kinds.has(kind) ? [name] : []));
  const who = roles.length === 1 && roles[0] === 'backend' ? 'software developers' : 'occupation';
  return {
    id: `oews-${year}`,
    title: `Occupational Employment and Wage Statistics, May ${year}`,
    publisher: 'US Bureau of Labor Statistics',
    short: `the BLS tables of May ${year}`,
    vintage: `May ${year}`,
    covers: `US pay ${who === 'occupation' ? 'by occupation' : `of ${who}`}, for ${listed(places)}.`,
    counts:
      'all US employees in the occupation, as their employers report them, before overtime, yearly bonuses and benefits',
    defects: [
      'It does not split by experience or skill, and counts backend developers among all software developers.',
      'It leaves out the self-employed.',
      ...(marks === 'published'
        ? []
        : [
            `In the file it was taken from, what is not available and what is above the highest published value are both blank${marks === 'inferred' ? '; blanks above known percentiles were read as the latter' : ''}.`,
          ]),
    ],
  };
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
