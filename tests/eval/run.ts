/**
 * `npm run eval [-- --wrong] [-- --samples FILE]`: accuracy on the held-out questions, a table and a total. With
 * `--wrong` each wrong reply is listed; with a file of outsiders' questions those are asked instead.
 */
import { parseArgs } from 'node:util';
import type { Reply } from '../../src/chat/reply.ts';
import { groupBy } from '../../src/datasets/group-by.ts';
import { engine } from '../engine.ts';
import { type Case, loadCases, loadSamples } from './cases.ts';
import { judge } from './judge.ts';

interface Judged {
  readonly asked: Case;
  readonly reply: Reply;
  readonly fault: string | undefined;
  readonly milliseconds: number;
}

const { values } = parseArgs({ options: { wrong: { type: 'boolean' }, samples: { type: 'string' } } });
const cases = values.samples === undefined ? loadCases() : loadSamples(values.samples);
const judged = cases.map(ask);

print('intent', 'right', 'wrong', 'silent', 'share right');
for (const [intent, list] of [...groupBy(judged, ({ asked }) => asked.intent)].sort(byShare))
  printLine(intent, list);
printLine('all', judged);
printConfusions();
printCalibration();
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
  print(name, right, wrong, silent, `${((right / list.length) * 100).toFixed(1)}%`);
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
    print(
      `${bin / 10}–${(bin + 1) / 10}`,
      list.length,
      `${((counts(list).right / list.length) * 100).toFixed(1)}%`,
    );
  }
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
