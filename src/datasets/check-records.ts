/** What one record cannot show by itself: ids that meet, names that lead nowhere, numbers in prose. */
import type { Fault } from './fault.ts';
import { groupBy } from './group-by.ts';
import type { SourceRecords } from './load-source.ts';
import type { Disagreement } from './records.ts';
import { idsIn, literalFigureIn } from './template.ts';

/** The faults between records of all sources together. */
export function checkRecords(
  sources: readonly SourceRecords[],
  disagreements: readonly Disagreement[],
): Fault[] {
  const figures = sources.flatMap((source) => source.figures);
  const statements = sources.flatMap((source) => source.statements);
  const places = new Set(sources.flatMap((source) => source.places.map((place) => place.id)));
  const figureIds = new Set(figures.map((figure) => figure.id));
  const known = new Set([...figureIds, ...statements.map((statement) => statement.id)]);
  const faults: Fault[] = [
    ...repeated([...figures, ...statements].map((record) => record.id)).map((id) => ({
      file: `data/${id.split('/')[0]}`,
      field: 'id',
      problem: `"${id.split('/').slice(1).join('/')}" stands on two records`,
      cure: 'Give one of them another id.',
    })),
    ...repeated(sources.map(({ source }) => source.id)).map((id) => ({
      file: `data/${id}/source.yaml`,
      field: 'id',
      problem: `two folders hold a source called "${id}"`,
      cure: 'Rename one of them.',
    })),
  ];
  for (const figure of figures) {
    const file = `data/${figure.source}`;
    if (figure.high < figure.low) {
      faults.push({
        file,
        field: `${figure.id}, high`,
        problem: `${figure.high} is below ${figure.low}`,
        cure: 'Write the lower end in low and the upper end in high.',
      });
    }
    if (figure.place && !places.has(figure.place)) {
      faults.push({
        file,
        field: `${figure.id}, place`,
        problem: `no place is called "${figure.place}"`,
        cure: "Add it to the source's places.csv, or correct the id.",
      });
    }
  }
  const templates = [
    ...statements.map(({ id, text }) => ({ id, text, file: `data/${id.split('/')[0]}/facts.yaml` })),
    ...disagreements.flatMap(({ id, why, brief }) =>
      [why, brief].map((text) => ({ id, text, file: 'data/disagreements.yaml' })),
    ),
  ];
  for (const { id, text, file } of templates) faults.push(...checkTemplate(text, file, id, figureIds));
  for (const { id, sides } of disagreements) {
    for (const side of sides.filter((side) => !known.has(side))) {
      faults.push({
        file: 'data/disagreements.yaml',
        field: `${id}, sides`,
        problem: `nothing is called "${side}"`,
        cure: 'Name a figure or a statement by its full id, its source in front.',
      });
    }
  }
  return faults;
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

function repeated(ids: readonly string[]): string[] {
  return [...groupBy(ids, (id) => id)].flatMap(([id, all]) => (all.length > 1 ? [id] : []));
}
