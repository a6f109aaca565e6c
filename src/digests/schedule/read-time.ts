/** The time of day in a text: "9am", "17h30", "half past eight", "noon". One is wanted; none is ever guessed. */
import { cut } from './cut.ts';
import { type Clock, settleClocks, type TimeRead } from './settle-time.ts';

const HALF = '(?: ?(am|pm)(?![a-z]))?';
/** Not a piece of a longer number or of a date. */
const START = "(?<![\\w:.,/+#'-]|\\d )";
const END = '(?![\\d:#]|[.,/-]\\d)';
const PAST = new RegExp(
  `${START}(?:a )?(half(?= ?(?:past|after))|quarter|5|10|20|25|\\d{1,2} min(?:ute)?s?) ?(past|after|to|before|til|till) (\\d{1,2}|noon|midnight)(?: ?o'clock)?${HALF}${END}(?![a-z])`,
  'g',
);
const HALF_NINE = new RegExp(`${START}half (\\d{1,2})(?: ?o'clock)?${HALF}${END}(?![a-z:])`, 'g');
const WITH_MINUTES = new RegExp(
  `(?<![\\d:.,/+#])(\\d{1,2}) ?[:.h] ?(\\d{2})(?::00)?(?: ?(?:h|hrs?|hours?|uhr|o'clock)(?![a-z]))?${HALF}${END}`,
  'g',
);
const SPOKEN = /(?<![\d:.,/+#])(\d{1,2}) ([0-5]\d) ?(am|pm)(?![a-z])/g;
const WITH_HALF = /(?<![\d:.,/+#])(\d{1,4}) ?(am|pm)(?![a-z])/g;
const WITH_HOURS = new RegExp(
  `(?<![\\d:.,/+#])(\\d{1,4}) ?(?:o'clock|h|hrs?|hours?|uhr)(?![a-z\\d])${HALF}`,
  'g',
);
const NAMED = /(?<![a-z'])(?:12 ?)?(noon|midnight)(?![a-z'])/g;
const TWO_NUMBERS = new RegExp(`${START}(\\d{1,2}) ([0-5]\\d)(?![\\w:#]|[.,/-]\\d)`, 'g');
const ONE_NUMBER = new RegExp(`${START}(\\d{1,4})(?![\\w:#]|[.,/-]\\d)`, 'g');
const PART = /(?<![a-z'])(?:in the |at )?(morning|afternoon|evening|night)(?![a-z'])/g;

/** Reads the times that nothing but a time is written like. */
export function cutExactTimes(text: string): { readonly clocks: readonly Clock[]; readonly rest: string } {
  const clocks: Clock[] = [];
  let rest = cut(text, PAST, (typed, amount = '', side = '', hour = '', half = '') => {
    const minutes = amount === 'half' ? 30 : amount === 'quarter' ? 15 : Number.parseInt(amount, 10);
    const named = hour === 'noon' ? 12 : hour === 'midnight' ? 24 : Number(hour);
    const before = side !== 'past' && side !== 'after';
    clocks.push({ typed, ...beside(named, before ? -minutes : minutes, half) });
  });
  rest = cut(rest, HALF_NINE, (typed, hour = '', half = '') => {
    const assumed = `I took "${typed.trim()}" as half past.`;
    clocks.push({ typed, hour: Number(hour), minute: 30, half, bare: true, assumed });
  });
  rest = cut(rest, WITH_MINUTES, (typed, hour = '', minute = '', half = '') => {
    clocks.push({ typed, hour: Number(hour), minute: Number(minute), half, bare: false });
  });
  rest = cut(rest, SPOKEN, (typed, hour = '', minute = '', half = '') => {
    clocks.push({ typed, hour: Number(hour), minute: Number(minute), half });
  });
  rest = cut(rest, WITH_HALF, (typed, digits = '', half = '') => {
    clocks.push({ typed, ...split(digits), half });
  });
  rest = cut(rest, WITH_HOURS, (typed, digits = '', half = '') => {
    clocks.push({ typed, ...split(digits), half, bare: typed.includes("o'clock") });
  });
  rest = cut(rest, NAMED, (typed, name) => {
    const assumed = name === 'midnight' ? { assumed: 'I took midnight as the start of the day.' } : {};
    clocks.push({ typed, hour: name === 'noon' ? 12 : 0, minute: 0, half: '', ...assumed });
  });
  return { clocks, rest };
}

/** Settles on one time; a number that could be anything is taken for one where nothing else is. */
export function readTime(
  exact: readonly Clock[],
  text: string,
): { readonly read: TimeRead; readonly rest: string } {
  const clocks = [...exact];
  let rest = text;
  if (clocks.length === 0) {
    rest = cut(rest, TWO_NUMBERS, (typed, hour = '', minute = '') => {
      clocks.push({ typed, hour: Number(hour), minute: Number(minute), half: '' });
    });
    rest = cut(rest, ONE_NUMBER, (typed, digits = '') => {
      clocks.push({ typed, ...split(digits), half: '', bare: digits.length <= 2 });
    });
  }
  let part: string | undefined;
  rest = cut(rest, PART, (_, name) => {
    part = name;
  });
  return { read: settleClocks(clocks, part), rest };
}

/** So many minutes past an hour, or before it. */
function beside(hour: number, minutes: number, half: string): Omit<Clock, 'typed'> {
  const bare = half === '' && hour >= 1 && hour <= 12;
  if (hour > 24 || minutes > 59 || (half !== '' && (hour < 1 || hour > 12)))
    return { hour: 24, minute: 0, half: '' };
  if (minutes >= 0) return { hour: hour % 24, minute: minutes, half, bare };
  const ofDay = half === '' ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  // Quarter to one is after noon for nearly everybody.
  return { hour: bare && hour === 1 ? 12 : (ofDay + 23) % 24, minute: 60 + minutes, half: '', bare };
}

function split(digits: string): { hour: number; minute: number } {
  if (digits.length <= 2) return { hour: Number(digits), minute: 0 };
  return { hour: Number(digits.slice(0, -2)), minute: Number(digits.slice(-2)) };
}
