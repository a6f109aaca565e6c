/** Where the sources speak to one question and differ: what each of them says, and why they do. */
import { cited, join, type Said, say } from '../../../answers/draft.ts';
import { capital } from '../../../answers/pay-rows.ts';
import { fromStatement, fromTemplate } from '../../../answers/statement.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import { LEVEL_NAMES, yearsToText } from '../../../datasets/levels.ts';
import type { Disagreement, Figure } from '../../../datasets/records.ts';
import { idsIn } from '../../../datasets/template.ts';
import { chartOf } from '../comparable.ts';
import { sayFigure, sayNamed } from '../say-figure.ts';
import type { Spotlight } from '../spotlight.ts';

export function disagreements(datasets: Datasets): Spotlight[] {
  return datasets.disagreements.map((topic): Spotlight => {
    const figures = figuresOf(topic, datasets);
    const { chart } = chartOf(topic.title, figures);
    const isOneMatter = speaksOfOneMatter(topic, datasets);
    const why = say`${isOneMatter ? 'Why' : 'What differs'}: ${topic.why}`;
    return {
      id: `disagreement/${topic.id}`,
      kind: 'disagreement',
      title: `${isOneMatter ? 'Sources disagree' : 'Not the same thing'}: ${topic.title}`,
      figures,
      leads: [],
      ...(chart ? { chart, headline: fromTemplate(topic.brief, datasets) } : {}),
      tell: () => ({
        block: {
          kind: 'list',
          items: [
            ...(topic.ladders ? laddersSaid(datasets) : []),
            ...topic.sides.flatMap((id) => sideSaid(id, datasets)),
            why,
          ],
        },
        ...(!topic.sides.some((id) => datasets.statements.has(id))
          ? {}
          : {
              shorter: {
                kind: 'list',
                items: [
                  ...(chart ? [] : [fromTemplate(topic.brief, datasets)]),
                  whoSaid(topic, datasets),
                  ...(chart ? [say`${join(chart.figures.map(sayNamed), '; ')}.`] : []),
                  why,
                ],
              },
            }),
        notes: [],
        followUps: ['where do the sources disagree?', 'where do your numbers come from?', 'pay overview'],
      }),
    };
  });
}

/** Whether two sources are at odds: neither one source with itself, nor figures for two places or two levels. */
function speaksOfOneMatter({ sides, ladders }: Disagreement, datasets: Datasets): boolean {
  if (ladders) return true;
  const figures = sides.flatMap((id) => datasets.figures.get(id) ?? []);
  const statements = sides.flatMap((id) => datasets.statements.get(id) ?? []);
  if (new Set([...figures, ...statements].map(({ source }) => source)).size < 2) return false;
  // What is said in words is about the topic as a whole.
  if (statements.length > 0) return true;
  const places = new Set(figures.flatMap(({ place }) => place ?? []));
  const levels = new Set(figures.map(({ level }) => level));
  return places.size < 2 && levels.size < 2;
}

/** Those that are sides themselves, and those that a side's statement names. */
function figuresOf({ sides }: Disagreement, datasets: Datasets): Figure[] {
  const ids = sides.flatMap((id) => [id, ...idsIn(datasets.statements.get(id)?.text ?? '')]);
  return [...new Set(ids.flatMap((id) => datasets.figures.get(id) ?? []))];
}

/** A side says who it is: a footnote's number alone makes nobody stand against anybody. */
function sideSaid(id: string, datasets: Datasets): Said[] {
  const figure = datasets.figures.get(id);
  const statement = datasets.statements.get(id);
  const source = datasets.sources.get((figure ?? statement)?.source ?? '');
  if (!source) return [];
  const who = `${capital(source.short)} (${source.vintage})`;
  if (figure) return [say`${who}: ${sayFigure(figure)}.`];
  return statement ? [say`${who}: ${fromStatement(statement, datasets)}`] : [];
}

/** Who takes the sides. */
function whoSaid({ sides }: Disagreement, datasets: Datasets): Said {
  const said = sides.flatMap((id) => datasets.statements.get(id) ?? datasets.figures.get(id) ?? []);
  const who = new Map(
    said.map((one) => [one.source, say`${datasets.sources.get(one.source)?.short ?? ''}${cited(one)}`]),
  );
  return say`Sides: ${join([...who.values()], ', ')}.`;
}

function laddersSaid(datasets: Datasets): Said[] {
  return [...datasets.sources.values()]
    .filter(({ ladder }) => ladder.length > 1)
    .map(({ id, short, ladder }) => {
      const rungs = ladder.map((rung) => `${LEVEL_NAMES[rung.level].toLowerCase()} ${yearsToText(rung)}`);
      return say`${capital(short)}: ${rungs.join(', ')}.${cited({ source: id, section: '' })}`;
    });
}
