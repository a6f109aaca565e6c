/** What must be known to read a digest's figures right, each with its source, as two sources often stand side by side. */
import { cited, type Said, say } from '../../answers/draft.ts';
import type { Figure } from '../../datasets/records.ts';

/** What was noted for whoever keeps the data: how a guide prints and marks a figure, which no reader can see. */
const FOR_KEEPERS = [
  /\breferences?\b|\bmarks\b|\bone row\b|\btable is headed\b/i,
  /\bas printed\b|\bsays more than\b|\bcomes out a cent\b|\bown parts\b|^rounded\b|\btop is open\b/i,
];
/** What says that a figure is not quite right. */
const DOUBTS = /\bcomes? out\b|\b(do|does) not (fit|add up)\b|\bown parts\b/i;

/** The sentences of a note that a reader can make something of; often none. */
export function forReaders(note = ''): string {
  const sentences = note.split(/(?<=\.) /);
  return sentences.filter((one) => !FOR_KEEPERS.some((pattern) => pattern.test(one))).join(' ');
}

/** A figure whose own note takes back what it says. */
export function isDoubted({ note = '' }: Figure): boolean {
  return DOUBTS.test(note);
}

/** The notes that figures carry, as far as they are for readers; at most so many. */
export function notesOf(figures: readonly Figure[], most: number): Said[] {
  const notes = figures.flatMap((figure) => {
    const note = forReaders(figure.note);
    return note === '' ? [] : [say`${note}${cited(figure)}`];
  });
  return withoutRepeats(notes).slice(0, most);
}

/** Each once, and none that stands within a longer one. */
export function withoutRepeats(notes: readonly Said[]): Said[] {
  return notes.filter(
    (note, i) => !notes.some((other, j) => isWithin(note, other) && (j < i || !isWithin(other, note))),
  );
}

/** Whether all that a note says is said by another. */
export function isWithin(note: Said, other: Said): boolean {
  return wordsOf(other).includes(wordsOf(note));
}

function wordsOf(said: Said): string {
  return said.map((part) => (part.kind === 'words' ? part.text : '')).join('');
}
