/**
 * Draft → Reply. The one place where footnotes are numbered and where `figures`, `derived` and `citations` are
 * gathered, so that no number is shown without being listed and no figure without its source.
 */

import { formatNumber } from '../chat/format-number.ts';
import type {
  Block,
  Chart,
  Citation,
  CitedFigure,
  DerivedFigure,
  Reply,
  RichText,
  Span,
} from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import { citationOf } from './citation.ts';
import type { BlockDraft, Draft, Part, Said } from './draft.ts';
import { formatFigure } from './format-figure.ts';

export type Understood = Pick<Reply, 'intent' | 'slots' | 'confidence' | 'ignored' | 'corrections'>;

/** Puts a draft together. @param understood what is known of the question, taken over as it is */
export function compose(draft: Draft, understood: Understood, datasets: Datasets): Reply {
  const gathered = new Gathered(datasets);
  const headline = gathered.render(draft.headline, true);
  const blocks = (draft.blocks ?? []).map((block) => gathered.renderBlock(block));
  const notes = (draft.notes ?? []).map((note) => gathered.render(note));
  const chart = draft.chart && toChart(draft.chart);
  return {
    outcome: draft.outcome,
    ...understood,
    headline,
    blocks,
    notes,
    citations: gathered.citations(),
    ...(chart ? { chart } : {}),
    followUps: draft.followUps ?? [],
    figures: [...gathered.figures.values()],
    derived: [...gathered.derived.values()],
  };
}

class Gathered {
  readonly figures = new Map<string, CitedFigure>();
  readonly derived = new Map<string, DerivedFigure>();
  readonly #sections = new Map<string, Set<string>>();
  readonly #datasets: Datasets;

  constructor(datasets: Datasets) {
    this.#datasets = datasets;
  }

  render(said: Said, strong = false, marks = true): RichText {
    const spans: Span[] = [];
    said.forEach((part, i) => {
      const text = this.#textOf(part);
      const source = sourceOf(part, this.#datasets);
      const number = source === undefined ? undefined : this.#cite(source.id, source.section);
      // In a run of figures from one source only the last one carries its mark.
      const again =
        source !== undefined &&
        said.slice(i + 1).some((later) => sourceOf(later, this.#datasets)?.id === source.id);
      const midSentence = part.kind === 'derived' && part.derived.unit === 'percentile';
      const cite = number !== undefined && marks && !again && !midSentence ? { cite: [number] } : {};
      if (part.kind === 'cite') {
        const last = spans.at(-1);
        if (last && !last.cite && 'cite' in cite) spans[spans.length - 1] = { ...last, ...cite };
        return;
      }
      const last = spans.at(-1);
      if (part.kind === 'words' && text.startsWith('+') && last?.cite) {
        // An open top belongs to the number, before its mark.
        spans[spans.length - 1] = { ...last, text: `${last.text}+` };
        spans.push({ text: text.slice(1) });
        return;
      }
      spans.push({ text, ...(strong && part.kind !== 'words' ? { strong: true as const } : {}), ...cite });
    });
    return spans;
  }

  renderBlock(block: BlockDraft): Block {
    switch (block.kind) {
      case 'text':
        return { kind: 'text', text: this.render(block.text) };
      case 'list':
        return {
          kind: 'list',
          ...(block.title ? { title: this.render(block.title) } : {}),
          items: block.items.map((item) => this.render(item)),
        };
      case 'table': {
        // A table from one source carries its mark once, at the title.
        const sources = new Set(
          block.rows.flat(2).flatMap((part) => sourceOf(part, this.#datasets)?.id ?? []),
        );
        const [only] = sources;
        const once = block.title !== undefined && sources.size === 1 && only !== undefined;
        const rows = block.rows.map((row) => row.map((cell) => this.render(cell, false, !once)));
        const title = block.title && this.render(block.title);
        const mark: Span[] = once ? [{ text: '', cite: [this.#cite(only)] }] : [];
        return {
          kind: 'table',
          ...(title ? { title: [...title, ...mark] } : {}),
          columns: block.columns.map((name, i) => ({ name, align: i === 1 ? 'right' : 'left' })),
          rows,
        };
      }
    }
  }

  citations(): Citation[] {
    return [...this.#sections].map(([id, sections]) => {
      const source = this.#datasets.sources.get(id);
      const section = [...sections].join('; ');
      return source ? citationOf(source, section) : { source: id, title: id, section, vintage: 'undated' };
    });
  }

  #cite(source: string, section?: string): number {
    const sections = this.#sections.get(source) ?? new Set<string>();
    if (section) sections.add(section);
    this.#sections.set(source, sections);
    return [...this.#sections.keys()].indexOf(source) + 1;
  }

  #textOf(part: Part): string {
    switch (part.kind) {
      case 'words':
        return part.text;
      case 'figure':
        this.figures.set(part.figure.id, toCited(part.figure));
        return part.show === 'period' ? (part.figure.period ?? '') : formatFigure(part.figure, part.show);
      case 'derived':
        this.derived.set(`${part.derived.label}=${part.derived.value}`, part.derived);
        return formatNumber(part.derived.value, part.derived.unit);
      case 'cite':
        return '';
    }
  }
}

/** A derived figure is cited with what it was worked out from first. */
function sourceOf(
  part: Part,
  datasets: Datasets,
): { readonly id: string; readonly section: string } | undefined {
  if (part.kind === 'cite') return { id: part.source, section: part.section };
  const [first] = part.kind === 'derived' ? part.derived.from : [];
  const figure = part.kind === 'figure' ? part.figure : datasets.figures.get(first ?? '');
  return figure && { id: figure.source, section: figure.section };
}

function toCited({ id, label, low, high, openEnded, unit, statistic, source }: Figure): CitedFigure {
  return { id, label, low, high, openEnded, unit, statistic, source };
}

/** A chart needs one unit and at least two bars; otherwise the table says it all. */
function toChart({ title, figures, names }: NonNullable<Draft['chart']>): Chart | undefined {
  const unit = figures[0]?.unit;
  if (unit === undefined || figures.length < 2 || figures.some((figure) => figure.unit !== unit))
    return undefined;
  return {
    title,
    unit,
    bars: figures.map(({ label, low, high, openEnded }, i) => ({
      label: names?.[i] ?? label,
      low,
      high,
      openEnded,
    })),
  };
}
