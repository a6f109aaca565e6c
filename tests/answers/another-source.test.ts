/** A source that nobody here knew, added as a folder: other country, currency, occupation, and BLS-like figures. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../src/ask.ts';
import { replyToPlainText } from '../../src/chat/plain-text.ts';
import { project } from '../engine.ts';

const WAGES = `id,label,role,level,place,statistic,percentile,unit,low,high,section,mark,note
country/canada,"Canada, all levels",,,canada,mean,,CAD/year,105000,,Table,,
city/toronto,Toronto,,,toronto,mean,,CAD/year,112000,,Table,,
city/toronto/senior,"Senior, Toronto",,senior,toronto,range,,CAD/year,130000,165000,Table,,
role/ios,"iOS developers, Toronto",ios-developer,,toronto,mean,,CAD/year,98000,,Table,,
us/p50,"US median, second survey",,,us,median,50,USD/year,140000,,Table,,
us/p75,"US, 75th percentile, second survey",,,us,percentile,75,USD/year,160000,,Table,,
metro/seattle/p90,"Seattle, 90th percentile",,,seattle,percentile,90,USD/year,240000,,Table,,
`;
const PLACES = `id,name,kind,within,currency,aliases
canada,Canada,country,,CAD,canadian
toronto,Toronto,city,canada,CAD,yyz|the six
seattle,Seattle,metro,washington-state,USD,
us,the US,country,,USD,
hamburg,Hamburg,city,germany,EUR,
`;

let engine: Engine;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
  const source = join(folder, 'maple-survey');
  mkdirSync(source);
  writeFileSync(
    join(source, 'source.yaml'),
    'id: maple-survey\ntitle: Maple Survey\npublisher: Maple\nshort: the Maple survey\nvintage: "2025"\ncovers: Canada.\ncounts: people who answered\n',
  );
  writeFileSync(join(source, 'wages.csv'), WAGES);
  writeFileSync(join(source, 'places.csv'), PLACES);
  engine = createEngine({ data: [`${project}data`, folder], intents: `${project}intents` }, () => 0);
});

function ask(text: string): string {
  const reply = engine.ask({ text });
  return `${reply.outcome}: ${replyToPlainText(reply)}`;
}

describe('another source', () => {
  it('is answered from, in its own currency and with its own name', () => {
    expect(ask('senior toronto')).toMatch(/^answer: .*CA\$130,000–CA\$165,000/);
    expect(ask('senior toronto')).toContain('Maple Survey');
    expect(ask('the six')).toContain('CA$112,000');
  });

  it('answers for its country, not for the US', () => {
    expect(ask('pay in canada')).toMatch(/^answer: .*CA\$105,000/);
    expect(ask('pay in canada')).not.toContain('$133,080');
  });

  it('answers for its occupation, and for no other in its place', () => {
    expect(ask('ios developer salary')).toContain('CA$98,000');
    expect(ask('ios developer in toronto')).toContain('CA$98,000');
    expect(ask('ios developer in seattle')).toMatch(/^no-data: /);
  });

  it('never mixes its percentiles with those of another source', () => {
    expect(ask('60th percentile')).toContain('$147,400');
  });

  it('is not estimated across a border', () => {
    expect(ask('estimate mid toronto')).not.toContain('our estimate');
  });

  it('does not make a place covered that has no figure', () => {
    expect(ask('hamburg')).toMatch(/^no-data: No source has a figure for Hamburg/);
  });

  it('leaves the ranking of other statistics alone', () => {
    expect(ask('top metros')).toMatch(/San Jose metro \$180,000, then Seattle metro \$165,000/);
  });

  it('judges an offer in its currency', () => {
    expect(ask('is 150k good for a senior in toronto')).toMatch(/CA\$150,000 is within Senior, Toronto/);
  });

  it('can be asked about by its name', () => {
    expect(ask('tell me about the maple survey')).toContain('Maple Survey');
  });

  it('lists every source it cites', () => {
    for (const text of ['senior toronto', 'compare toronto with seattle', 'toronto monthly', 'coverage']) {
      const { figures, derived, citations } = engine.ask({ text });
      const cited = new Set(citations.map(({ source }) => source));
      const from = [...figures.map(({ id }) => id), ...derived.flatMap((one) => one.from)];
      for (const id of from) expect(cited).toContain(id.split('/')[0]);
    }
  });
});
