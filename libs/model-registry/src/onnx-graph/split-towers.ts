import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import protobuf from 'protobufjs/minimal.js';
import type { ByteRange } from './message-file.js';
import { MessageFile } from './message-file.js';
import { MODEL, type OnnxGraph, readOnnxGraph } from './onnx-graph.js';
import { OnnxFileError } from './onnx-file.error.js';

/** A part of a graph: the output that is wanted, what it may be made from, and where it goes. */
export type Tower = { output: string; inputs: readonly string[]; path: string };
export type WrittenTower = { path: string; bytes: number; sha256: string };

/**
 * Writes each tower of `source` to a file of its own: the nodes and weights that its output depends on, byte for byte
 * as they are in the source, so that the same source always gives the same files. Weights pass through in pieces; a
 * tower is in place whole or not at all.
 * @throws OnnxFileError
 */
export async function splitTowers(source: string, towers: readonly Tower[]): Promise<WrittenTower[]> {
  const file = await MessageFile.open(source);
  try {
    const graph = await readOnnxGraph(file);
    const written: WrittenTower[] = [];
    for (const tower of towers) written.push(await writeTower(source, graph, tower));
    return written;
  } finally {
    await file.close();
  }
}

async function writeTower(source: string, graph: OnnxGraph, tower: Tower): Promise<WrittenTower> {
  const ranges = partsOf(source, graph, tower);
  const graphBytes = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  const header = protobuf.Writer.create()
    .uint32((MODEL.graph << 3) | 2)
    .uint32(graphBytes)
    .finish();
  const hash = createHash('sha256');
  const part = `${tower.path}.part`;
  await mkdir(dirname(part), { recursive: true });
  const out = await open(part, 'w');
  let bytes = 0;
  const write = async (chunk: Uint8Array) => {
    hash.update(chunk);
    await out.writeFile(chunk);
    bytes += chunk.length;
  };
  const copy = async (range: ByteRange) => {
    for await (const chunk of pieces(source, range)) await write(chunk);
  };
  try {
    for (const field of graph.modelFields) await copy(field.record);
    await write(header);
    for (const range of joined(ranges)) await copy(range);
    await out.sync();
    await out.close();
    await rename(part, tower.path);
  } catch (error) {
    await out.close();
    await rm(part, { force: true });
    throw error;
  }
  return { path: tower.path, bytes, sha256: hash.digest('hex') };
}

/** What the output depends on, in the order of the file, which is one that onnxruntime accepts. */
function partsOf(source: string, graph: OnnxGraph, { output, inputs }: Tower): ByteRange[] {
  const makers = new Map(graph.nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  const outputs = graph.outputs.filter(({ name }) => name === output);
  if (outputs.length === 0) {
    const names = graph.outputs.map(({ name }) => name).join(', ');
    throw new OnnxFileError(source, `it has no output ${output}, only ${names || 'none'}.`);
  }
  const needed = new Set<string>();
  const waiting = [output];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    waiting.push(...(makers.get(name)?.inputs ?? []));
  }
  const isNeeded = ({ name }: { name: string }) => needed.has(name);
  const initializers = graph.initializers.filter(isNeeded);
  const weights = new Set(initializers.map(({ name }) => name));
  const graphInputs = graph.inputs.filter(isNeeded);
  const foreign = graphInputs.filter(({ name }) => !weights.has(name) && !inputs.includes(name));
  if (foreign.length > 0) {
    const names = foreign.map(({ name }) => name).join(', ');
    throw new OnnxFileError(source, `${output} depends on ${names}: its towers cannot be told apart.`);
  }
  return [
    ...graph.nodes.filter((node) => node.outputs.some((name) => needed.has(name))),
    ...graph.otherFields,
    ...initializers,
    ...graphInputs,
    ...outputs,
    ...graph.valueInfos.filter(isNeeded),
  ].map(({ record }) => record);
}

/** Neighbours as one range: fewer reads. */
function joined(ranges: readonly ByteRange[]): ByteRange[] {
  const result: ByteRange[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last?.end === range.start) last.end = range.end;
    else result.push({ ...range });
  }
  return result;
}

async function* pieces(source: string, { start, end }: ByteRange): AsyncGenerator<Uint8Array> {
  if (end === start) return;
  const stream: AsyncIterable<Buffer> = createReadStream(source, {
    start,
    end: end - 1,
    highWaterMark: 1 << 20,
  });
  yield* stream;
}
