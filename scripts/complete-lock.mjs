import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asCommand, root } from './lib/run.mjs';

/**
 * Run after `npm install`, wherever the registry that answered does not carry the native packages of
 * other platforms: npm then leaves them out of package-lock.json, `npm ci` refuses the file ("Missing:
 * … from lock file"), and no one on such a platform gets them. Adds what is missing by exact version;
 * without an integrity hash, which npm takes from the registry on the platform that installs it.
 */
const operatingSystems = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony'];
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'arm'];

/** From the name of a native package: `@swc/core-linux-arm-gnueabihf`. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = operatingSystems.filter((known) => words.includes(known));
  const cpu = processors.filter((known) => words.includes(known));
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`For which platform is ${name}? Add it by hand.`);
  return { os, cpu };
}

/** Where node would find `name` from the package at `path`; undefined where the lock has no such place. */
function placeOf(packages, path, name) {
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const place = `${base ? `${base}/` : ''}node_modules/${name}`;
    if (packages[place]) return place;
    if (base === '') return undefined;
  }
}

export function missingPackages(packages) {
  const missing = {};
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (placeOf(packages, path, name)) continue;
      if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version))
        throw new Error(`${name} has no exact version: ${version}.`);
      missing[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev && { dev }), optional: true };
    }
  }
  return missing;
}

await asCommand(async () => {
  const file = join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingPackages(lock.packages);
  const count = Object.keys(missing).length;
  if (count > 0) {
    const { '': project, ...others } = { ...lock.packages, ...missing };
    const sorted = Object.entries(others).sort(([a], [b]) => a.localeCompare(b, 'en'));
    lock.packages = { '': project, ...Object.fromEntries(sorted) };
    writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  }
  process.stdout.write(`package-lock.json: ${count} packages of other platforms added.\n`);
});
