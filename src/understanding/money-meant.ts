/** Which bare numbers are money: "is 150 good" speaks of thousands, "what is 38.39" of a figure as printed. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Recognised } from './recognise.ts';
import type { Amount } from './request.ts';

/** A text read, with what its numbers mean among those of the sources. */
export interface NumbersMeant extends Recognised {
  /** Whether an amount is a number just as a source prints it. */
  readonly published: boolean;
  /** Whether an amount, however typed, is some source's number. */
  readonly known: boolean;
}

/** Less than this is no pay by itself. */
const LEAST_PAY = 1000;
/** Concepts with which a number is somebody's pay. */
const JUDGES_PAY = ['offer', 'judge', 'which-percentile'];

/** Every number that a source prints. */
export type Published = Pick<ReadonlySet<number>, 'has'>;

/** Fills the amounts with the bare numbers that are money here. */
export function withMoneyMeant(read: Recognised, published: Published): NumbersMeant {
  const recognised = { ...withoutSmallChange(read, published), published: false, known: false };
  const { slots, bareAmounts, concepts } = recognised;
  if (slots.amounts.length > 0) {
    const known = slots.amounts.some(({ low, high }) => published.has(low) && published.has(high));
    return { ...recognised, known, published: slots.amounts.some((amount) => isPrinted(amount, published)) };
  }
  const printed = bareAmounts.filter(
    (amount) => isPrinted(amount, published) && !Number.isInteger(amount.low),
  );
  if (printed.length > 0) {
    return {
      ...recognised,
      slots: { ...slots, amounts: printed },
      bareAmounts: [],
      published: true,
      known: true,
    };
  }
  if (bareAmounts.length === 0 || !(judgesPay(concepts) || isPayAmongNames(recognised))) return recognised;
  const amounts = bareAmounts.map((amount): Amount => {
    const scale = slots.period === 'hour' || amount.low >= 1000 ? 1 : 1000;
    return { ...amount, low: amount.low * scale, high: amount.high * scale };
  });
  return { ...recognised, slots: { ...slots, amounts }, bareAmounts: [] };
}

/** "165 in san jose": a number of a salary's size beside nothing but a place or a level. */
function isPayAmongNames({ slots, bareAmounts, plain, concepts, length }: Recognised): boolean {
  const named = slots.places.some(({ covered }) => covered) || slots.levels.length > 0;
  const [amount] = bareAmounts;
  const sized = amount !== undefined && amount.low >= 40 && amount.low <= 999;
  return (
    named && sized && bareAmounts.length === 1 && concepts.size === 0 && plain.length <= 1 && length <= 6
  );
}

/** Whether pay is offered or judged, so that a number is somebody's pay. */
export function judgesPay(concepts: ReadonlySet<string>): boolean {
  return JUDGES_PAY.some((id) => concepts.has(id));
}

/** "100 dollars in euros" is nobody's pay: so little money counts only with a period, in an offer, or as published. */
function withoutSmallChange(recognised: Recognised, published: Published): Recognised {
  const { slots, concepts } = recognised;
  if (slots.period !== undefined || judgesPay(concepts)) return recognised;
  const amounts = slots.amounts.filter(
    ({ high, period }) => high >= LEAST_PAY || period !== undefined || published.has(high),
  );
  return amounts.length === slots.amounts.length
    ? recognised
    : { ...recognised, slots: { ...slots, amounts } };
}

export function publishedNumbers({ figures }: Datasets): Published {
  const numbers = new Set<number>();
  for (const { low, high } of figures.values()) numbers.add(low).add(high);
  return numbers;
}

/** A number as a source prints it, and not the round one of an offer. */
function isPrinted({ low, high, typed }: Amount, published: Published): boolean {
  return low === high && published.has(low) && !/k|grand|\//.test(typed) && low % 5000 !== 0;
}
