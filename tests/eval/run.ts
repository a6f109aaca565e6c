/**
 * `npm run eval [-- --wrong] [-- --samples FILE]`: accuracy on the held-out questions, a table and a total. With
 * `--wrong` each wrong reply is listed, with `--misses` the list for `known-misses.yaml`; with a file of outsiders'
 * questions those are asked instead.
 */
import { parseArgs } from 'node:util';
import type { Reply } from '../../src/chat/reply.ts';
import { groupBy } from '../../src/datasets/group-by.ts';
import { engine } from '../engine.ts';
import { type Case, loadCases, loadSamples } from './cases.ts';
import { judge } from './judge.ts';
import { mutate, NOISES } from './mutate.ts';

interface Judged {
  readonly asked: Case;
  readonly reply: Reply;
  readonly fault: string | undefined;
  readonly milliseconds: number;
}

/** Any seed will do; the same one makes runs comparable. */
const SEED = 2026;

const { values } = parseArgs({
  options: { wrong: { type: 'boolean' }, misses: { type: 'boolean' }, samples: { type: 'string' } },
});
const cases = values.samples === undefined ? loadCases() : loadSamples(values.samples);
const judged = cases.map(ask);

if (values.misses) {
  for (const say of missesOf(judged)) write(`- ${JSON.stringify(say)}`);
  process.exit();
}
print('intent', 'right', 'wrong', 'silent', 'share right');
for (const [intent, list] of [...groupBy(judged, ({ asked }) => asked.intent)].sort(byShare))
  printLine(intent, list);
printLine('all', judged);
printConfusions();
printCalibration();
printAbstention();
printNoise();
printTimes();
if (values.wrong)
  for (const { asked, reply, fault } of judged)
    if (fault)
      write(`${JSON.stringify(asked.say)} → ${reply.outcome} ${reply.intent} ${reply.confidence}: ${fault}`);

function ask(asked: Case): Judged {
  const started = performance.now();
  const reply = engine.ask({
    text: asked.say,
    ...(asked.conversation ? { conversation: asked.conversation } : {}),
  });
  const milliseconds = performance.now() - started;
  return { asked, reply, fault: judge(reply, asked), milliseconds };
}

/** The questions that went wrong, each once, in order. */
function missesOf(list: readonly Judged[]): string[] {
  return [...new Set(list.filter(({ fault }) => fault).map(({ asked }) => asked.say))].sort();
}

/** Silent: it said no where an answer was wanted. */
function counts(list: readonly Judged[]): { right: number; wrong: number; silent: number } {
  const faulty = list.filter(({ fault }) => fault !== undefined);
  const silent = faulty.filter(
    ({ reply }) => reply.outcome === 'declined' || reply.outcome === 'no-data',
  ).length;
  return { right: list.length - faulty.length, wrong: faulty.length - silent, silent };
}

function printLine(name: string, list: readonly Judged[]): void {
  const { right, wrong, silent } = counts(list);
  print(name, right, wrong, silent, share(right, list.length));
}

function printConfusions(): void {
  const wrong = judged.filter(
    ({ fault, reply, asked }) => fault !== undefined && reply.intent !== asked.intent,
  );
  const pairs = [...groupBy(wrong, ({ asked, reply }) => `${asked.intent} taken for ${reply.intent}`)];
  write('\nworst confusions');
  for (const [pair, list] of pairs.sort((a, b) => b[1].length - a[1].length).slice(0, 12))
    print(pair, list.length);
}

function printCalibration(): void {
  write('\nconfidence, and how often it was right');
  const answered = judged.filter(({ reply }) => reply.outcome === 'answer');
  for (const [bin, list] of [
    ...groupBy(answered, ({ reply }) => Math.min(9, Math.floor(reply.confidence * 10))),
  ].sort((a, b) => a[0] - b[0])) {
    print(`${bin / 10}–${(bin + 1) / 10}`, list.length, share(counts(list).right, list.length));
  }
}

/** Of what should not be answered, how much was not; of what should, how much was. */
function printAbstention(): void {
  const declined = ({ reply }: Judged): boolean => reply.outcome !== 'answer';
  const shouldNot = judged.filter(({ asked }) => asked.abstain || isForAbstaining(asked));
  const should = judged.filter((one) => !shouldNot.includes(one));
  write('\nabstention');
  print(
    'what should not be answered, and was not',
    share(shouldNot.filter(declined).length, shouldNot.length),
  );
  print('what should be answered, and was not', share(should.filter(declined).length, should.length));
}

function isForAbstaining({ outcomes }: Case): boolean {
  return outcomes.length > 0 && !outcomes.includes('answer');
}

/** Each kind of noise against its clean twin: of the questions answered right when clean, how many still are. */
function printNoise(): void {
  write('\nnoise: questions right when clean, and still right');
  const clean = judged.filter(({ asked, fault }) => fault === undefined && asked.conversation === undefined);
  for (const noise of NOISES) {
    const twins = clean.flatMap(({ asked }, i) => {
      const say = mutate(asked.say, noise, SEED + i);
      return say === undefined ? [] : [{ ...asked, say }];
    });
    const right = twins.filter((twin) => judge(engine.ask({ text: twin.say }), twin) === undefined);
    print(noise, twins.length, share(right.length, twins.length));
  }
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)}%`;
}

function printTimes(): void {
  const times = judged.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number): string =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2);
  write(`\nms a question: median ${at(0.5)}, 99th percentile ${at(0.99)}, most ${at(1)}`);
}

function print(name: string, ...cells: readonly (string | number)[]): void {
  write(name.padEnd(44) + cells.map((cell) => String(cell).padStart(8)).join(''));
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

function byShare(a: readonly [string, readonly Judged[]], b: readonly [string, readonly Judged[]]): number {
  return counts(a[1]).right / a[1].length - counts(b[1]).right / b[1].length;
}
