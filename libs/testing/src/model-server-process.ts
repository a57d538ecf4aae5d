import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import * as ort from 'onnxruntime-node';
import type { ModelServerFault, ServedModel } from './model-server.js';

/**
 * A small server of the Open Inference Protocol (KServe v2) with Triton's extensions, in a process of its own: it
 * really runs the ONNX files that it is told to. Its faults are switched by messages of the parent.
 */
type Loaded = ServedModel & { session: ort.InferenceSession };
type WireTensor = {
  name: string;
  datatype: string;
  shape: number[];
  data?: (number | null)[];
  parameters?: object;
};

const served = JSON.parse(process.argv[2] ?? '[]') as ServedModel[];
const models = new Map<string, Loaded>();
for (const model of served) {
  const session = await ort.InferenceSession.create(model.file, { intraOpNumThreads: 1 });
  models.set(model.name, { ...model, session });
}
let fault: ModelServerFault = { kind: 'none' };
let calls = 0;

process.on('message', (message: ModelServerFault | 'calls') => {
  if (message === 'calls') {
    process.send?.({ calls });
    return;
  }
  fault = message;
  calls = 0;
  process.send?.({ switched: true });
});
process.on('disconnect', () => process.exit(0));

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => json(response, 500, { error: String(error) }));
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await read(request);
  if (fault.kind === 'busy' && calls++ < fault.times) return json(response, 503, { error: 'busy' });
  if (fault.kind === 'refuses') return json(response, fault.status, { error: 'refused' });
  if (fault.kind === 'slow') await sleep(fault.ms);
  const [, v2, what, name = '', ...rest] = (request.url ?? '').split('/').map(decodeURIComponent);
  if (v2 !== 'v2') return json(response, 404, { error: 'no such route' });
  if (what === undefined)
    return json(response, 200, { name: 'test', version: '1', extensions: extensions() });
  if (what === 'health') return json(response, 200, {});
  const model = models.get(name);
  if (model === undefined) return json(response, 404, { error: `no model ${name}` });
  if (rest[0] === 'versions') rest.splice(0, 2);
  if (rest.length === 0) return json(response, 200, metadataOf(model));
  if (rest[0] === 'config') return config(model, response);
  if (rest[0] !== 'infer') return json(response, 404, { error: 'no such route' });
  calls += fault.kind === 'busy' ? 0 : 1;
  return infer(model, request, body, response);
}

const extensions = () => (fault.kind === 'json-only' ? [] : ['binary_tensor_data', 'model_configuration']);

function config(model: Loaded, response: ServerResponse): void {
  if (fault.kind === 'json-only') return json(response, 404, { error: 'no such route' });
  json(response, 200, {
    name: model.name,
    max_batch_size: model.maxBatch,
    parameters: { vitrine_model: { string_value: model.model } },
  });
}

function metadataOf({ name, session }: Loaded): object {
  const specs = (metadata: readonly ort.InferenceSession.ValueMetadata[]) =>
    metadata.flatMap((value) =>
      value.isTensor
        ? [
            {
              name: value.name,
              datatype: value.type === 'int64' ? 'INT64' : 'FP32',
              shape: value.shape.map((side) => (typeof side === 'number' ? side : -1)),
            },
          ]
        : [],
    );
  return { name, inputs: specs(session.inputMetadata), outputs: specs(session.outputMetadata) };
}

async function infer(model: Loaded, request: IncomingMessage, body: Buffer, response: ServerResponse) {
  const given = Number(request.headers['inference-header-content-length'] ?? body.length);
  const parsed = JSON.parse(body.subarray(0, given).toString()) as {
    inputs: (WireTensor & { parameters?: { binary_data_size?: number } })[];
    outputs: { name: string; parameters?: { binary_data?: boolean } }[];
  };
  let at = given;
  const feeds: Record<string, ort.Tensor> = {};
  for (const { name, datatype, shape, data, parameters } of parsed.inputs) {
    const size = parameters?.binary_data_size;
    const bytes = size === undefined ? undefined : Uint8Array.from(body.subarray(at, (at += size))).buffer;
    feeds[name] =
      datatype === 'INT64'
        ? new ort.Tensor(
            'int64',
            bytes ? new BigInt64Array(bytes) : BigInt64Array.from(data ?? [], (n) => BigInt(n ?? 0)),
            shape,
          )
        : new ort.Tensor(
            'float32',
            bytes ? new Float32Array(bytes) : Float32Array.from(data ?? [], Number),
            shape,
          );
  }
  const rows = parsed.inputs[0]?.shape[0] ?? 0;
  if (fault.kind === 'out-of-memory' && rows > fault.above)
    return json(response, 500, { error: 'onnx runtime error 6: CUDA failure 2: out of memory' });
  const answered = await model.session.run(feeds);
  const binary = parsed.outputs[0]?.parameters?.binary_data === true && fault.kind !== 'json-only';
  const outputs = parsed.outputs.map(({ name }) => ({ name, tensor: answered[name] as ort.Tensor }));
  send(
    outputs.map(({ name, tensor }) => spoil(name, tensor)),
    binary,
    response,
  );
}

/** What the faults make of a good answer. */
function spoil(
  name: string,
  tensor: ort.Tensor,
): { name: string; datatype: string; shape: number[]; data: Float32Array } {
  const data = Float32Array.from(tensor.data as Float32Array);
  const [rows = 0, width = 0] = tensor.dims;
  if (fault.kind === 'nan') data.fill(Number.NaN, fault.row * width, (fault.row + 1) * width);
  if (fault.kind === 'rows')
    return { name, datatype: 'FP32', shape: [rows - 1, width], data: data.slice(width) };
  if (fault.kind === 'shape') return { name, datatype: 'FP32', shape: [rows * 2, width / 2], data };
  if (fault.kind === 'type') return { name, datatype: 'FP64', shape: [rows, width], data };
  return { name, datatype: 'FP32', shape: [rows, width], data };
}

function send(tensors: ReturnType<typeof spoil>[], binary: boolean, response: ServerResponse): void {
  if (!binary) {
    // JSON has no NaN: null, as Python servers write it.
    const outputs = tensors.map(({ data, ...tensor }) => ({
      ...tensor,
      data: Array.from(data, (n) => (Number.isNaN(n) ? null : n)),
    }));
    json(response, 200, { model_name: 'test', outputs });
    return;
  }
  const outputs = tensors.map(({ data, ...tensor }) => ({
    ...tensor,
    parameters: { binary_data_size: data.byteLength },
  }));
  const head = Buffer.from(JSON.stringify({ model_name: 'test', outputs }));
  const whole = Buffer.concat([head, ...tensors.map(({ data }) => Buffer.from(data.buffer))]);
  const body = fault.kind === 'short' ? whole.subarray(0, -8) : whole;
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': fault.kind === 'cut' ? whole.length : body.length,
    'inference-header-content-length': head.length,
  });
  if (fault.kind === 'cut') response.write(body.subarray(0, head.length), () => response.destroy());
  else response.end(body);
}

function json(response: ServerResponse, status: number, document: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document));
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
