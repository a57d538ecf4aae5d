const required = [20, 19, 0];

/** Stops with one sentence where Node is too old: everything after this uses newer syntax. */
export function checkNodeVersion(version = process.versions.node) {
  const actual = version.split('.').map(Number);
  for (const [i, least] of required.entries()) {
    if (actual[i] > least) return;
    if (actual[i] < least) {
      throw new Error(
        `Vitrine needs Node ${required.join('.')} or newer, and this is Node ${version}. Install a newer one from https://nodejs.org and start again.`,
      );
    }
  }
}
