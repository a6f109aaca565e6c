import { createEngine } from './ask.ts';
import { replyToPlainText } from './chat/plain-text.ts';

try {
  const e = createEngine({ data: ['data'], intents: 'intents' });
  for (const q of process.argv.slice(2)) {
    const r = e.ask({ text: q });
    console.log(
      `>>> ${q}  [${r.outcome} ${r.intent} ${r.confidence} ${JSON.stringify(r.slots)} ign=${r.ignored}]`,
    );
    console.log(replyToPlainText(r));
    console.log('   next:', r.followUps.join(' | '));
    console.log();
  }
} catch (err) {
  console.error(err instanceof Error && err.name === 'InvalidFilesError' ? err.message : err);
}
