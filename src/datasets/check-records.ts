/** What one record cannot show by itself: ids that meet, names that lead nowhere, numbers in prose. */
import type { Fault } from './fault.ts';
import { groupBy } from './group-by.ts';
import type { Origin, SourceRecords } from './load-source.ts';
import type { Disagreement, Figure, Statement } from './records.ts';
import { idsIn, literalFigureIn } from './template.ts';

/**
 * The faults between records of all sources together.
 * @param declared ids that faulty folders hold: naming one of them is no fault of its own
 */
export function checkRecords(
  sources: readonly SourceRecords[],
  disagreements: readonly Disagreement[],
  declared: ReadonlySet<string>,
): Fault[] {
  const figures = sources.flatMap((source) => source.figures);
  const statements = sources.flatMap((source) => source.statements);
  // A statement's id is no figure's: what was read well is told apart, what was not gets the benefit of the doubt.
  const statementIds = new Set(statements.map((statement) => statement.id));
  const figureIds = new Set([
    ...figures.map((figure) => figure.id),
    ...[...declared].filter((id) => !statementIds.has(id)),
  ]);
  const places = new Set([
    ...sources.flatMap((source) => source.places.map(({ id }) => `place ${id}`)),
    ...declared,
  ]);
  const known = new Set([...figureIds, ...statementIds]);
  const records = sources.flatMap(({ origins }) => origins.filter(({ kind }) => kind === 'record'));
  const origins = new Map(records.map((origin) => [origin.id, origin]));
  const where = (id: string): Pick<Fault, 'file' | 'row'> => {
    const origin = origins.get(id);
    return origin ? withoutId(origin) : { file: id };
  };
  return [
    ...repeatedSources(sources),
    ...repeatedIds(sources),
    ...sources.flatMap(ladderFaults),
    ...figures.flatMap(({ id, between = [] }) =>
      between
        .filter((other) => !figureIds.has(other))
        .map((other) => ({
          ...where(id),
          field: `${id}, between`,
          problem: `no figure is called "${other}"`,
          cure: 'Name two figures of the same source.',
        })),
    ),
    ...figures.flatMap((figure) =>
      figureFaults(figure, places).map((fault) => ({ ...where(figure.id), ...fault })),
    ),
    ...statements.flatMap(({ id, text }) =>
      checkTemplate(text, '', `${id}, text`, figureIds).map((fault) => ({ ...fault, ...where(id) })),
    ),
    ...askedTwice(statements),
    ...disagreements.flatMap(({ id, why, brief, sides }) => [
      ...checkTemplate(why, DISAGREEMENTS, `${id}, why`, figureIds),
      ...checkTemplate(brief, DISAGREEMENTS, `${id}, brief`, figureIds),
      ...sides
        .filter((side) => !known.has(side))
        .map((side) => ({
          file: DISAGREEMENTS,
          field: `${id}, sides`,
          problem: `nothing is called "${side}"`,
          cure: 'Name a figure or a statement by its full id, its source in front.',
        })),
    ]),
  ];
}

const DISAGREEMENTS = 'data/disagreements.yaml';

/** One way of asking is for one statement. */
function askedTwice(statements: readonly Statement[]): Fault[] {
  const owners = new Map<string, string>();
  return statements.flatMap(({ id, source, asked }) =>
    asked.flatMap((text): Fault[] => {
      const owner = owners.get(text.toLowerCase());
      owners.set(text.toLowerCase(), id);
      return owner === undefined
        ? []
        : [
            {
              file: `data/${source}/asked.yaml`,
              field: id.slice(source.length + 1),
              problem: `"${text}" stands under ${owner} as well`,
              cure: 'Leave it with the statement that should answer it.',
            },
          ];
    }),
  );
}

/** Faults of one template: a number in its words, or a figure that does not exist. */
export function checkTemplate(
  text: string,
  file: string,
  field: string,
  figureIds: ReadonlySet<string>,
): Fault[] {
  const literal = literalFigureIn(text);
  return [
    ...(literal === undefined
      ? []
      : [
          {
            file,
            field,
            problem: `"${literal}" is a number written into prose`,
            cure: 'Make it a figure and name that in braces, as in {premium/cloud}.',
          },
        ]),
    ...idsIn(text)
      .filter((id) => !figureIds.has(id))
      .map((id) => ({
        file,
        field,
        problem: `no figure is called "${id}"`,
        cure: 'Correct the id in braces, or add the figure.',
      })),
  ];
}

function repeatedSources(sources: readonly SourceRecords[]): Fault[] {
  return [...groupBy(sources, ({ source }) => source.id)]
    .filter(([, all]) => all.length > 1)
    .map(([id, [one, other]]) => ({
      file: `${other?.folder}/source.yaml`,
      field: 'id',
      problem: `${one?.folder} holds a source called "${id}" as well`,
      cure: 'Rename one of the folders, and the id in its source.yaml.',
    }));
}

/** A place or a skill may stand in several sources, in each once; a figure or a statement stands once in all. */
function repeatedIds(sources: readonly SourceRecords[]): Fault[] {
  return sources.flatMap(({ origins }) =>
    [...groupBy(origins, ({ kind, id }) => `${kind} ${id}`).values()].flatMap(([first, ...others]) =>
      others.map((origin) => ({
        ...withoutId(origin),
        field: 'id',
        problem: `"${origin.id}" stands on two ${origin.kind}s: ${first?.file}, row ${first?.row()} has it as well`,
        cure: 'Give one of them another id.',
      })),
    ),
  );
}

function withoutId({ file, row: rowOf }: Origin): Pick<Fault, 'file' | 'row'> {
  const row = rowOf();
  return row === undefined ? { file } : { file, row };
}

function ladderFaults({ source, folder }: SourceRecords): Fault[] {
  return source.ladder.flatMap(({ level, from, to }, i) => {
    const before = source.ladder[i - 1];
    const problem =
      to !== undefined && to < from
        ? `${to} is below ${from}`
        : before && before.from > from
          ? `it starts below ${before.level}, which stands before it`
          : undefined;
    if (problem === undefined) return [];
    const cure = 'Write the lower number of years first, and the levels from the lowest up.';
    return [{ file: `${folder}/source.yaml`, field: `ladder, ${level}`, problem, cure }];
  });
}

function figureFaults({ id, low, high, place }: Figure, places: ReadonlySet<string>): Omit<Fault, 'file'>[] {
  return [
    ...(high < low
      ? [
          {
            field: `${id}, high`,
            problem: `${high} is below ${low}`,
            cure: 'Write the lower end in low and the upper end in high.',
          },
        ]
      : []),
    ...(place && !places.has(`place ${place}`)
      ? [
          {
            field: `${id}, place`,
            problem: `no place is called "${place}"`,
            cure: "Add it to the source's places.csv, or correct the id.",
          },
        ]
      : []),
  ];
}
