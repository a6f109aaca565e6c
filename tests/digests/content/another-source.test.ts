/** Sources that nobody here knew, added as folders: what a round gets from them, and what it costs. */
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/ask.ts';
import { replyToPlainText } from '../../../src/chat/plain-text.ts';
import { createDatasets, type Datasets } from '../../../src/datasets/datasets.ts';
import { loadDatasets } from '../../../src/datasets/load-datasets.ts';
import { composeDigest } from '../../../src/digests/content/compose-digest.ts';
import { versionOf, writeFigures } from '../../../src/digests/content/figures-kept.ts';
import { SURVEY, WAGES_HEADER, withFiles } from '../../datasets/source-folder.ts';
import { engine, project } from '../../engine.ts';
import { faultsOf, isDigest, tellRound } from './rounds.ts';

const CANADA: Readonly<Record<string, string>> = {
  'maple/source.yaml':
    'id: maple\ntitle: Maple Survey\npublisher: Maple\nshort: the Maple survey\nvintage: "2025"\ncovers: Canada.\ncounts: people who answered\n',
  'maple/places.csv':
    'id,name,kind,within,currency,aliases\ncanada,Canada,country,,CAD,\ntoronto,Toronto,city,canada,CAD,\nseattle,Seattle,metro,washington-state,USD,\n',
  'maple/wages.csv': `${WAGES_HEADER}canada/p50,"Canada, median",,,canada,median,50,CAD/year,105000,,Table,,
canada/p90,"Canada, 90th percentile",,,canada,percentile,90,CAD/year,150000,,Table,,
canada/senior,"Senior, Canada",,senior,canada,range,,CAD/year,120000,160000,Table,,
canada/entry,"Junior, Canada",,entry,canada,range,,CAD/year,60000,80000,Table,,
toronto,Toronto,,,toronto,mean,,CAD/year,112000,,Table,,
seattle/median,"Seattle median",,,seattle,median,50,USD/year,170000,,Table,,
role/ios,"iOS developers, Toronto",ios-developer,,toronto,mean,,CAD/year,98000,,Table,,
`,
  'maple/skills.csv':
    'id,name,aliases,kind,demand,impact,section,note\nelixir,Elixir,,language,Low,Some premium,Skills,\n',
};

/** Official wage tables: percentiles for metros, and as much again for other occupations. */
function wageTables(metros: number): Readonly<Record<string, string>> {
  const places = Array.from({ length: metros }, (_, i) => ({
    id: `town-${letters(i).toLowerCase()}`,
    name: `${letters(i)}ville`,
    pay: 60_000 + 90 * i,
  }));
  const rows = places.flatMap(({ id, name, pay }) => [
    ...[10, 25, 50, 75, 90].flatMap((p) => [
      `${id}/p${p},"${name}, ${p}th percentile",,,${id},${p === 50 ? 'median' : 'percentile'},${p},USD/year,${pay + 1_000 * p},,Metros,,`,
      `${id}/h${p},"${name}, ${p}th percentile, hourly",,,${id},${p === 50 ? 'median' : 'percentile'},${p},USD/hour,${((pay + 1_000 * p) / 2_000).toFixed(2)},,Metros,,`,
    ]),
    `${id}/mean,"${name}, mean",,,${id},mean,,USD/year,${pay + 52_000},,Metros,,`,
    ...[1, 2, 3].map(
      (n) => `${id}/other-${n},"Other, ${name}",other-${n},,${id},mean,,USD/year,${pay},,Metros,,`,
    ),
  ]);
  return {
    'tables/source.yaml':
      'id: tables\ntitle: Wage tables\npublisher: An office\nshort: the wage tables\nvintage: May 2025\ncovers: US pay.\ncounts: all US software developers\n',
    'tables/places.csv': `id,name,kind,within,currency,aliases\n${places.map(({ id, name }) => `${id},${name},metro,us,USD,`).join('\n')}\n`,
    'tables/wages.csv': `${WAGES_HEADER}${rows.join('\n')}\n`,
  };
}

/** @example letters(27) // 'Bba' */
function letters(n: number): string {
  const letter = (i: number): string => String.fromCharCode('a'.charCodeAt(0) + (i % 26));
  return letter(n % 26).toUpperCase() + letter(n / 26) + letter(n / 676);
}

const withMore = (files: Readonly<Record<string, string>>): Datasets =>
  withFiles(files, (folder) => loadDatasets([`${project}data`, folder]));

describe('another source', () => {
  const canada = withMore(CANADA);
  const round = tellRound(canada, { seed: 's1' });
  const tells = round.flatMap((digest) => digest.tells);

  it('brings its nation, places, levels and skills by being there', () => {
    const known = tellRound(engine.datasets, { seed: 's1' }).map((digest) => digest.tells[0]);
    const added = round.map((digest) => digest.tells[0]).filter((id) => !known.includes(id));
    expect(added.sort()).toEqual(['levels-of/canada', 'place/canada', 'place/toronto', 'skill/elixir']);
    expect(tells).toContain('headline/maple/canada/p90');
  });

  it('stands beside the others where they tell of the same place, and is never mixed with them', () => {
    const seattle = isDefined(round.find((digest) => digest.tells[0] === 'place/seattle'));
    const text = replyToPlainText(seattle.reply);
    expect(text).toContain('Mean, the ResumeGeni guide: $165,000');
    expect(text).toContain('Median, the Maple survey: $170,000');
    expect(text).toContain('Maple Survey (Maple): Table (2025)');
    const senior = isDefined(round.find((digest) => digest.tells[0] === 'level/senior'));
    expect(replyToPlainText(senior.reply)).toContain('Senior, Canada: CA$120,000–CA$160,000');
  });

  it('is cited for every number, in digests that stay short', () => {
    const wrong = round.flatMap(({ reply, tells: [id] }) =>
      faultsOf(reply, canada).map((fault) => `${id}: ${fault}`),
    );
    expect(wrong).toEqual([]);
  });

  it('offers questions about its places that are answered as they stand', () => {
    const answered = withFiles(CANADA, (folder) =>
      createEngine({ data: [`${project}data`, folder], intents: `${project}intents` }, () => 0),
    );
    const own = round.filter(({ tells: [id = ''] }) => /canada|toronto|seattle|elixir/.test(id));
    expect(own).toHaveLength(5);
    const unanswered = own
      .flatMap(({ reply }) => reply.followUps)
      .filter((text) => answered.ask({ text }).outcome !== 'answer');
    expect(unanswered).toEqual([]);
  });

  it('can be all there is: a round of what it has, without what it lacks', () => {
    const survey = withFiles(SURVEY, (folder) => loadDatasets([folder]));
    const digests = tellRound(survey, { seed: 's1' });
    expect(digests.map((digest) => digest.tells[0]).sort()).toEqual(['level/mid', 'place/oslo', 'skill/go']);
    for (const { reply } of digests)
      expect(faultsOf(reply, survey).filter((fault) => fault !== 'no chart')).toEqual([]);
  });

  it('that is empty has nothing to tell', () => {
    expect(composeDigest({ seed: 's1', told: [] }, createDatasets([], []))).toEqual({ kind: 'nothing-new' });
  });
});

describe('wage tables of hundreds of metros', () => {
  const tables = withMore(wageTables(450));

  it('give a year of metros, mixed with everything else, and other metros to another channel', () => {
    const [one, other] = ['s1', 's2'].map((seed) =>
      tellRound(tables, { seed }).map((digest) => digest.tells[0] ?? ''),
    );
    const metros = (ids: readonly string[] = []) => ids.filter((id) => id.startsWith('place/town-'));
    expect(metros(one).length).toBeGreaterThan(40);
    expect(metros(one).length).toBeLessThanOrEqual(52);
    expect(metros(one).filter((id) => metros(other).includes(id)).length).toBeLessThan(20);
    const meeting = one?.filter((id, i) => metros([id]).length > 0 && metros([one[i - 1] ?? '']).length > 0);
    expect(meeting?.length).toBeLessThan(10);
  });

  it('are told in digests that are cited and short', () => {
    const wrong = tellRound(tables, { seed: 's1' }).flatMap(({ reply, tells: [id] }) =>
      faultsOf(reply, tables).map((fault) => `${id}: ${fault}`),
    );
    expect(wrong).toEqual([]);
  });

  it('cost each digest at most a few looks at each figure, however many there are', () => {
    const looks = [withMore(wageTables(225)), tables].map((datasets) => {
      const { counted, looked } = countLooks(datasets);
      const before = writeFigures(datasets).replace('"low":', '"low":1');
      const backend = [...datasets.figures.values()].filter(({ role }) => role === 'backend').length;
      versionOf(counted);
      composeDigest({ seed: 's1', told: [] }, counted);
      const first = looked();
      const told: string[] = [];
      const each = Array.from({ length: 40 }, () => {
        const start = looked();
        const digest = isDigest(composeDigest({ seed: 's1', told, before }, counted));
        told.push(...digest.tells);
        return looked() - start;
      });
      return { backend, first, most: Math.max(...each), typical: each.sort((a, b) => a - b)[20] ?? 0 };
    });
    const [half, whole] = [isDefined(looks[0]), isDefined(looks[1])];
    expect(whole.backend).toBeGreaterThan(4_900);
    expect(whole.first).toBeLessThan(10 * whole.backend);
    expect(whole.most).toBeLessThan(5 * whole.backend);
    expect(whole.typical).toBeLessThan(whole.backend);
    expect(whole.first).toBeLessThan(2.2 * half.first);
  });
});

/** The same datasets, counting each figure that is looked at: by name, in a place, or going through all. */
function countLooks(datasets: Datasets): { readonly counted: Datasets; looked(): number } {
  let looks = 0;
  class CountedMap<K, V> extends Map<K, V> {
    override get(key: K): V | undefined {
      looks += 1;
      return super.get(key);
    }
    override values(): MapIterator<V> {
      looks += this.size;
      return super.values();
    }
  }
  const counted: Datasets = {
    ...datasets,
    figures: new CountedMap(datasets.figures),
    pay: (role, place) => {
      const figures = datasets.pay(role, place);
      looks += figures.length;
      return figures;
    },
  };
  return { counted, looked: () => looks };
}

function isDefined<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is none');
  return value;
}
