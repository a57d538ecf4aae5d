// Seconds a step and a picture of the network of FASHN VTON 1.5, full size with random weights, on an NVIDIA GPU:
// onnxruntime-node, as Vitrine runs it, beside PyTorch on the same device. models/recipes/fashn_vton has to be beside this
// folder. Ten minutes at most: the graph is written once (2 GB), then five steps each are timed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cache = join(folder, '.cache');
const python = process.env.PYTHON ?? firstOf([join(folder, '.venv/bin/python'), 'python3']);
// --device cpu tries the program itself out with a tiny network; its figures say nothing of a GPU.
const device = process.argv.includes('--device')
  ? process.argv[process.argv.indexOf('--device') + 1]
  : 'cuda';
const tiny = device === 'cpu' ? ['--tiny'] : [];
const precision = device === 'cpu' ? 'fp32' : 'bf16';
const [height, width] = device === 'cpu' ? [48, 36] : [864, 576];
const TIMED = 5;
const STEPS_OF_A_PICTURE = 30;
const AIM = 1.1;

const gpu = device === 'cuda' ? smi('name,memory.total,driver_version') : 'the CPU';
if (gpu === undefined) notMeasured('there is no NVIDIA GPU here (nvidia-smi does not answer).', 0);
process.env.ORT_DISABLE_TELEMETRY = '1';
const ort = await import('onnxruntime-node').catch(() => undefined);
if (ort === undefined) notMeasured('onnxruntime-node is not installed: see models/bench-gpu/README.md.');
console.log(`${gpu}; onnxruntime-node ${ort.env.versions.node}, Node ${process.version}`);

mkdirSync(cache, { recursive: true });
const model = join(cache, `generator-${precision}${tiny.length > 0 ? '-tiny' : ''}`);
if (!existsSync(model)) {
  console.log(`Making ${model} …`);
  inPython('export', '--out', `${model}.part`, '--precision', precision, ...tiny);
  renameSync(`${model}.part`, model);
}
const reference = JSON.parse(
  inPython('torch', '--device', device, '--precision', precision, '--steps', String(TIMED), ...tiny),
);
const session = await open(join(model, 'model.onnx'));
const figures = [];
for (const candidates of device === 'cpu' ? [1] : [1, 4]) {
  const seconds = await secondsAStep(session, candidates);
  figures.push({
    candidates,
    'seconds a step': Number(seconds.toFixed(3)),
    [`seconds a picture (${STEPS_OF_A_PICTURE} steps)`]: Number(
      ((seconds * STEPS_OF_A_PICTURE) / candidates).toFixed(2),
    ),
    'GPU memory used': device === 'cuda' ? smi('memory.used') : '–',
    [reference.runtime]: candidates === 1 ? Number(reference.seconds_a_step.toFixed(3)) : '–',
    [`ratio (aim ≤ ${AIM})`]:
      candidates === 1 ? Number((seconds / reference.seconds_a_step).toFixed(2)) : '–',
  });
}
console.table(figures);
const file = join(cache, 'bench-generator.json');
const measured = { measured_at: new Date().toISOString(), gpu, precision, reference, figures };
writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
console.log(`Pictures cross to the device and back in each step, as in Vitrine. Written to ${file}.`);

async function open(graph) {
  const executionProviders = device === 'cuda' ? [{ name: 'cuda', deviceId: 0 }, 'cpu'] : ['cpu'];
  try {
    return await ort.InferenceSession.create(graph, { executionProviders, intraOpNumThreads: 1 });
  } catch (error) {
    notMeasured(`the network could not be loaded: ${error.message}. See models/bench-gpu/README.md.`);
  }
}

async function secondsAStep(loaded, candidates) {
  const picture = (channels) =>
    new ort.Tensor('float32', new Float32Array(candidates * channels * height * width).fill(0.1), [
      candidates,
      channels,
      height,
      width,
    ]);
  const numbers = (size, value) => new ort.Tensor('float32', new Float32Array(size).fill(value), [size]);
  const feeds = {
    x: picture(3),
    ca_images: picture(3),
    garment_images: picture(3),
    person_poses: picture(1),
    garment_poses: picture(1),
    times: numbers(candidates, 0.3),
    steps: numbers(candidates, 0.02),
    guidance: numbers(1, 1.5),
    garment_categories: new ort.Tensor('int64', new BigInt64Array(candidates).fill(1n), [candidates]),
  };
  await loaded.run(feeds);
  const start = performance.now();
  for (let step = 0; step < TIMED; step++) await loaded.run(feeds);
  return (performance.now() - start) / 1000 / TIMED;
}

function inPython(...args) {
  try {
    const env = { ...process.env, PYTHONWARNINGS: 'ignore' };
    return execFileSync(python, [join(folder, 'generator.py'), ...args], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const said = String(error.stderr ?? error.message).trim();
    notMeasured(`${python} failed: ${said.split('\n').at(-1)}. See models/bench-gpu/README.md.`);
  }
}

function smi(fields) {
  try {
    const args = [`--query-gpu=${fields}`, '--format=csv,noheader'];
    return execFileSync('nvidia-smi', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .trim()
      .split('\n')[0];
  } catch {
    return undefined;
  }
}

function notMeasured(reason, code = 1) {
  console.error(`not measured: ${reason}`);
  process.exit(code);
}

function firstOf(candidates) {
  return candidates.find((candidate) => !candidate.includes('/') || existsSync(candidate));
}
