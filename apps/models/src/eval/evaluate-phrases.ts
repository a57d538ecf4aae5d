import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { z } from 'zod';
import { KnownWords, readPrompt } from '#embedding/encoder';
import { openModelFolder } from '#inference';
import { otherPrompts } from './other-prompts.js';
import { mean } from './precision.js';

const phrases = z.array(
  z.object({ phrase: z.string(), kind: z.string(), language: z.string(), classes: z.array(z.string()) }),
);

/** Prints how often what is understood of a written phrase is right, first and among the first three, by kind. */
export async function evaluatePhrases(modelsDir: string, model: string): Promise<void> {
  const file = await readFile(join(modelsDir, 'evaluation', 'phrases.json'), 'utf8');
  const words = await KnownWords.open(await openModelFolder(modelsDir, model));
  const classesOf = (prompt: string) =>
    readPrompt(prompt, (text) => words?.knows(text)).understood.classes.map(({ name }) => name);
  const judged = phrases.parse(JSON.parse(file)).map(({ phrase, kind, classes }) => {
    const found = classesOf(phrase);
    const isRight = (most: number) => found.slice(0, most).some((name) => classes.includes(name));
    return { phrase, kind, found, first: isRight(1), amongThree: isRight(3) };
  });
  const table = new Table({ head: ['phrases', 'top 1', 'top 3', 'of'] });
  for (const kind of [...new Set(judged.map((one) => one.kind)), undefined]) {
    const some = judged.filter((one) => kind === undefined || one.kind === kind);
    const share = (which: 'first' | 'amongThree') => mean(some.map((one) => (one[which] ? 1 : 0))).toFixed(3);
    table.push([kind ?? 'all', share('first'), share('amongThree'), some.length]);
  }
  console.log(`What is understood of written phrases, on ${model}\n${table.toString()}`);
  for (const { phrase, found, first } of judged) {
    if (!first) console.log(`Not first: "${phrase}": ${found.slice(0, 3).join(', ') || 'nothing'}.`);
  }
  const others = otherPrompts.filter((prompt) => classesOf(prompt).length > 0);
  console.log(
    `Clothes in ${others.length} of ${otherPrompts.length} prompts of other things. ${others.join(', ')}`,
  );
}
