import { existsSync } from 'node:fs';
import type { ModelManifest } from '#contracts';
import { precisionsOf } from '#inference';
import { FolderSource, HubSource, hubSettings, pullModel, type PullOptions } from '#model-registry';
import { makeReference } from './make-reference.js';
import { PullProgress } from './pull-progress.js';

export type PullCommandOptions = {
  from?: string;
  acceptLicence?: string;
  precision?: PullOptions['precision'];
  fp32?: boolean;
  python?: string;
};

/** The Python that the recipes are run with, where it is there. */
const RECIPES_PYTHON = '.venv-models/bin/python';

/** Fetches a model, shows how far it is, and lets Ctrl-C stop it so that the next pull goes on. */
export async function pullCommand(
  modelsDir: string,
  name: string,
  {
    from,
    acceptLicence,
    precision,
    fp32 = true,
    python = existsSync(RECIPES_PYTHON) ? RECIPES_PYTHON : undefined,
  }: PullCommandOptions,
): Promise<void> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const progress = new PullProgress();
  try {
    const result = await pullModel({
      modelsDir,
      name,
      source: from === undefined ? new HubSource(hubSettings(process.env)) : new FolderSource(from),
      acceptLicence,
      precision,
      withExact: fp32,
      python,
      signal: stop.signal,
      onEvent: (event) => progress.handle(event),
    });
    const { manifest } = result;
    if (manifest.kind === 'encoder') await referTo(modelsDir, manifest);
    const { licence, revision } = manifest;
    if (result.outcome === 'already-installed') {
      console.log(`${name} is installed already, revision ${revision}, every file as it should be.`);
      return;
    }
    console.log(`${name} is installed: revision ${revision}, licence ${licence}.`);
    if (result.trusted.length > 0) {
      console.log(
        `Trusted at this first use, since nobody had a hash of them: ${result.trusted.join(', ')}. ` +
          'models.lock.json pins them from now on.',
      );
    }
    if (manifest.kind === 'try-on-generator') {
      console.log(`TRYON_RENDERERS=fashn-vton renders with it, in ${manifest.precision}.`);
      return;
    }
    if (manifest.kind === 'whole-body-pose') {
      console.log(`FASHN_VTON_POSE_MODEL=${name} has fashn-vton draw hands and faces too.`);
      return;
    }
    if (manifest.score.calibrated === false) {
      console.log(`Its scores are not calibrated yet: \`npm run models -- eval ${name}\` measures them.`);
    }
    console.log(`\`npm run models -- use ${name}\` makes it the encoder.`);
  } finally {
    progress.stop();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** Gives a model with int8 towers what these are compared with when they are loaded. */
async function referTo(modelsDir: string, manifest: ModelManifest): Promise<void> {
  const { name, files } = manifest;
  const precisions = precisionsOf(manifest);
  if (!precisions.includes('int8') || files.some(({ role }) => role === 'reference-vectors')) return;
  await makeReference(modelsDir, name);
  if (precisions.includes('fp32')) return;
  console.log(
    `${name} has int8 towers alone: what they lose against fp32 is not known, and no fp32 can take their place. ` +
      'That they give every machine the same vectors is checked. Without --no-fp32, both are fetched.',
  );
}
