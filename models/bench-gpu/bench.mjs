// Photos and prompts a second on an NVIDIA GPU: onnxruntime-node, as Vitrine runs it, beside PyTorch on the same device.
// Needs nothing from outside this folder; README.md says how it is set up.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cache = join(folder, '.cache');
const python = process.env.PYTHON ?? firstOf([join(folder, '.venv/bin/python'), 'python3']);
const families = { clip: 'ViT-B/32, as fashion-clip', siglip: 'ViT-B/16, as marqo-fashionSigLIP' };
const context = { clip: 77, siglip: 64 };
const towers = { vision: 'photos', text: 'prompts' };
const quick = process.argv.includes('--quick');
// --device cpu tries the program itself out where there is no GPU; its figures say nothing of one.
const device = process.argv.includes('--device')
  ? process.argv[process.argv.indexOf('--device') + 1]
  : 'cuda';
const batches = device === 'cpu' ? [1, 8] : [1, 8, 32, 64, 128];
const seconds = quick ? 1 : 3;

const gpu = device === 'cuda' ? nvidia() : 'the CPU';
if (gpu === undefined) {
  console.log('not measured: there is no NVIDIA GPU here (nvidia-smi does not answer).');
  process.exit(0);
}
process.env.ORT_DISABLE_TELEMETRY = '1';
const ort = await import('onnxruntime-node').catch(() => undefined);
if (ort === undefined) notMeasured('onnxruntime-node is not installed: see models/bench-gpu/README.md.');
console.log(`${gpu}; onnxruntime-node ${ort.env.versions.node}, Node ${process.version}`);

mkdirSync(cache, { recursive: true });
const figures = [];
for (const family of Object.keys(families)) {
  const files = Object.fromEntries(Object.keys(towers).map((tower) => [tower, graphOf(family, tower)]));
  const order = { device, threads: 1, seconds, family, torch: true, context: context[family], batches };
  const reference = JSON.parse(inPython(join(folder, 'reference.py'), JSON.stringify(order)));
  for (const [tower, what] of Object.entries(towers)) {
    const session = await open(files[tower]);
    for (const batch of batches) {
      const ours = await rate(session, feedsOf(family, tower, batch), batch);
      const torch = reference.find((figure) => figure.tower === tower && figure.batch === batch);
      figures.push({
        model: families[family],
        'a second': what,
        batch,
        'onnxruntime-node': Math.round(ours),
        [torch.runtime]: Math.round(torch.per_second),
        ratio: Number((ours / torch.per_second).toFixed(2)),
      });
    }
    await session.release();
  }
}
console.table(figures);
const file = join(cache, 'bench-gpu.json');
writeFileSync(
  file,
  `${JSON.stringify({ measured_at: new Date().toISOString(), gpu, seconds, figures }, null, 2)}\n`,
);
console.log(`Float32, tensors in the host's memory before and after each call. Written to ${file}.`);

async function open(file) {
  const executionProviders = device === 'cuda' ? [{ name: 'cuda', deviceId: 0 }, 'cpu'] : ['cpu'];
  try {
    return await ort.InferenceSession.create(file, { executionProviders, intraOpNumThreads: 1 });
  } catch (error) {
    notMeasured(`CUDA did not start: ${error.message}. See models/bench-gpu/README.md.`);
  }
}

async function rate(session, feeds, batch) {
  for (let at = 0; at < 3; at++) await session.run(feeds);
  let done = 0;
  const start = performance.now();
  while (performance.now() - start < seconds * 1000) {
    await session.run(feeds);
    done += batch;
  }
  return (done * 1000) / (performance.now() - start);
}

function feedsOf(family, tower, batch) {
  if (tower === 'vision') {
    const data = new Float32Array(batch * 3 * 224 * 224);
    return { pixel_values: new ort.Tensor('float32', data, [batch, 3, 224, 224]) };
  }
  const dims = [batch, context[family]];
  const filled = (value) => new ort.Tensor('int64', new BigInt64Array(dims[0] * dims[1]).fill(value), dims);
  return { input_ids: filled(5n), ...(family === 'clip' && { attention_mask: filled(1n) }) };
}

/** Made once, by PyTorch, with random weights. */
function graphOf(family, tower) {
  const file = join(cache, `${family}-${tower}.onnx`);
  if (!existsSync(file)) {
    console.log(`Making ${file} …`);
    const code = `import os, random_models; random_models.export('${family}', '${tower}', '${file}.part'); os.replace('${file}.part', '${file}')`;
    inPython('-c', code);
  }
  return file;
}

function inPython(...args) {
  try {
    const env = { ...process.env, PYTHONPATH: folder, PYTHONWARNINGS: 'ignore' };
    return execFileSync(python, args, {
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    notMeasured(
      `${python} failed: ${String(error.stderr ?? error.message)
        .trim()
        .split('\n')
        .at(-1)}. See models/bench-gpu/README.md.`,
    );
  }
}

function nvidia() {
  try {
    const args = ['--query-gpu=name,memory.total,driver_version', '--format=csv,noheader'];
    return execFileSync('nvidia-smi', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .trim()
      .split('\n')[0];
  } catch {
    return undefined;
  }
}

function notMeasured(reason) {
  console.error(`not measured: ${reason}`);
  process.exit(1);
}

function firstOf(candidates) {
  return candidates.find((candidate) => !candidate.includes('/') || existsSync(candidate));
}
