import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = 'docs/decisions';
const pages = readdirSync(folder).filter((file) => file !== 'README.md');

describe('the decisions', () => {
  it('have a number each, and begin with number, title and date', () => {
    const numbers = pages.map((file) => /^(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1]);
    expect(new Set(numbers).size).toBe(pages.length);
    for (const file of pages) {
      const [title, , date] = readFileSync(`${folder}/${file}`, 'utf8').split('\n');
      expect([file, title]).toEqual([file, expect.stringMatching(`^# ${Number(file.slice(0, 4))}\\. \\S`)]);
      expect([file, date]).toEqual([file, expect.stringMatching(/^Date: \d{4}-\d\d-\d\d$/)]);
    }
  });

  it('stand in the index in their order, under title and date, and nothing else does', () => {
    const expected = pages.map((file) => {
      const [head, , date] = readFileSync(`${folder}/${file}`, 'utf8').split('\n');
      const [, number, title] = /^# (\d+)\. (.*)$/.exec(head) ?? [];
      return `- ${number}: [${title}](${file}), ${date.replace('Date: ', '')}`;
    });
    const lines = readFileSync(`${folder}/README.md`, 'utf8').match(/^- .*/gm) ?? [];
    expect(lines.map((line) => /^.*?\), [\d-]+/.exec(line)?.[0])).toEqual(expected);
    // What follows a date says of other decisions how they changed this one.
    for (const line of lines) expect(line).toMatch(/\d\d$|\. .*\[\d+\]\(\d{4}-[a-z0-9-]+\.md\).*\.$/);
  });
});
