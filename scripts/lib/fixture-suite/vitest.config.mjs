import { defineConfig } from 'vitest/config';

/** A suite of four files, one after another by name, for the spec of what runs the specs. */
class ByName {
  shard(files) {
    return files;
  }

  sort(files) {
    return files.sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    name: 'fixture',
    root: import.meta.dirname,
    include: ['*.fixture.mjs'],
    pool: 'threads',
    maxWorkers: 1,
    testTimeout: 600_000,
    sequence: { sequencer: ByName },
  },
});
