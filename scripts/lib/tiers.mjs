/**
 * What one command runs: the vitest projects, the command itself, and the minutes after which it is cut off, three
 * times what it usually takes on two cores.
 */
export const tiers = {
  all: { projects: ['unit', 'unit-alone', 'medium', 'e2e'], command: 'npm test --', limitMinutes: 24 },
  unit: { projects: ['unit', 'unit-alone'], command: 'npm run test:unit --', limitMinutes: 6 },
  slow: {
    projects: ['slow', 'slow-e2e', 'slow-e2e-timed'],
    command: 'npm run test:slow --',
    limitMinutes: 36,
  },
};
