import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const named = (text) => [...text.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name);

/** The tables that a lib's README says are its own: `Owns the tables …`, up to the end of the sentence. */
function ownedBy(lib) {
  const [, sentence = ''] =
    /Owns the tables? ([^.]*)\./.exec(readFileSync(`libs/${lib}/README.md`, 'utf8')) ?? [];
  return named(sentence);
}

describe('the READMEs of the libs', () => {
  it('say of each table whose it is, once', () => {
    const models = readFileSync('prisma/schema.prisma', 'utf8').match(/^model [\s\S]*?^}/gm);
    const tables = models.map((model) => /@@map\("(\w+)"\)/.exec(model)?.[1]);
    const owned = readdirSync('libs').flatMap(ownedBy);
    expect(new Set(owned)).toEqual(new Set(tables));
    expect(owned).toHaveLength(tables.length);
  });
});
