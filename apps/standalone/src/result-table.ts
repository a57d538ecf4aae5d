import Table from 'cli-table3';
import type { AnsweredPrompt, JudgedResult } from './prompts.js';

function mark({ fits }: JudgedResult): string {
  if (fits === undefined) return '';
  return fits ? '✓' : '✗';
}

/** The best results of each prompt, one row a prompt, and whether each result is what was asked for. */
export function resultTable(answered: AnsweredPrompt[]): string {
  const table = new Table({
    head: ['Prompt', '#', 'Result', 'Category', 'Score', ''],
    colAligns: ['left', 'right', 'left', 'left', 'right', 'left'],
    style: process.stdout.isTTY ? {} : { head: [], border: [] },
  });
  for (const { prompt, results } of answered) {
    const lines = (of: (result: JudgedResult, index: number) => string) => results.map(of).join('\n');
    table.push([
      prompt,
      lines((_, index) => String(index + 1)),
      results.length === 0 ? 'nothing found' : lines(({ name }) => name),
      lines(({ category }) => category ?? ''),
      lines(({ score }) => score.toFixed(3)),
      results.length === 0 ? '✗' : lines(mark),
    ]);
  }
  return table.toString();
}
