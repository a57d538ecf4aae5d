import { copyFile, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Inference, LocalInference, type ModelFolder, openModelFolder, towerPath } from '#inference';
import { TritonConfigurationMissingError } from './triton-configuration-missing.error.js';

/** Version of every model in the repository; Triton wants a number. */
const VERSION = '1';
const towers = ['text', 'vision'] as const;

/**
 * Makes a Triton model repository of a model folder: `<name>-text` and `<name>-vision`, each with its configuration
 * and its graph. What is already there is replaced. Answers the names of the models.
 * @throws ModelFolderError | TritonConfigurationMissingError
 */
export async function layOutTriton(
  { modelsDir, configurations, to }: { modelsDir: string; configurations: string; to: string },
  name: string,
): Promise<string[]> {
  const folder = await openModelFolder(modelsDir, name);
  const inference = new LocalInference({ workers: 1, intraOpThreads: 1 });
  try {
    const models: string[] = [];
    for (const tower of towers) {
      const model = `${folder.manifest.name}-${tower}`;
      const graph = towerPath(folder, tower);
      const given = await readConfiguration(configurations, model);
      const configuration =
        tower === 'text' ? withInputs(given, await inputsOf(inference, folder, model, graph)) : given;
      const place = join(to, model);
      await mkdir(join(place, VERSION), { recursive: true });
      await placeGraph(graph, join(place, VERSION, 'model.onnx'));
      await writeFile(join(place, 'config.pbtxt'), stamped(configuration, folder.id));
      models.push(model);
    }
    return models;
  } finally {
    await inference.close();
  }
}

async function readConfiguration(configurations: string, model: string): Promise<string> {
  try {
    return await readFile(join(configurations, model, 'config.pbtxt'), 'utf8');
  } catch (cause) {
    throw new TritonConfigurationMissingError(model, configurations, { cause });
  }
}

/** What the graph really takes: exporters differ in whether a text tower has an attention mask. */
async function inputsOf(
  inference: Inference,
  folder: ModelFolder,
  name: string,
  file: string,
): Promise<string[]> {
  const signature = { inputs: [], outputs: [] };
  const graph = await inference.load({ model: folder.id, name, file, signature, batch: { cpu: 1, cuda: 1 } });
  const names = graph.inputs.map((input) => input.name);
  await graph.close();
  return names;
}

/** Triton refuses a configuration that names an input which the graph does not have. */
function withInputs(configuration: string, inputs: readonly string[]): string {
  return inputs.includes('attention_mask')
    ? configuration
    : configuration
        .replace(/^input \{\n {2}name: "attention_mask"\n[^}]*\}\n/m, '')
        .replace(/^ {2}inputs \{\n {4}key: "attention_mask"\n.*\n {2}\}\n/m, '');
}

/** Says which model and revision it is: Vitrine asks when it starts. */
function stamped(configuration: string, model: string): string {
  return `${configuration}parameters { key: "vitrine_model" value: { string_value: "${model}" } }\n`;
}

/** A hard link where it can be one: graphs are large. */
async function placeGraph(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  await link(from, to).catch(() => copyFile(from, to));
}
