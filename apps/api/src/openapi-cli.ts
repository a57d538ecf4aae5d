import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describeApi } from './docs/describe-api.js';

/** Writes `openapi.json` of the present directory, the root of the repository. */
const file = resolve('openapi.json');
await writeFile(file, `${JSON.stringify(await describeApi(), null, 2)}\n`);
console.log(`Wrote ${file}`);
