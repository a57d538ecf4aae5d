import { OnnxFileError } from './onnx-file.error.js';
import type { ByteRange, Field, MessageFile } from './message-file.js';

/** Field numbers of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). */
export const MODEL = { graph: 7 };
export const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, valueInfo: 13, sparseInitializer: 15 };
const NODE = { input: 1, output: 2, attribute: 5 };
const ATTRIBUTE = { graph: 6, graphs: 11 };
const TENSOR = { name: 8, externalData: 13 };
const VALUE_INFO = { name: 1 };

export type GraphNode = { record: ByteRange; inputs: string[]; outputs: string[] };
export type NamedRecord = { record: ByteRange; name: string };

/** Which values of a graph come from where, each part by its place in the file. */
export type OnnxGraph = {
  /** Fields of the model beside the graph: versions, opsets, metadata. */
  modelFields: Field[];
  nodes: GraphNode[];
  initializers: NamedRecord[];
  inputs: NamedRecord[];
  outputs: NamedRecord[];
  valueInfos: NamedRecord[];
  /** Whatever else the graph has: its name and documentation. */
  otherFields: Field[];
};

/** @throws OnnxFileError */
export async function readOnnxGraph(file: MessageFile): Promise<OnnxGraph> {
  const model = await file.fields({ start: 0, end: file.size });
  const graphs = model.filter((field) => field.number === MODEL.graph);
  const [graph] = graphs;
  if (graph === undefined || graphs.length > 1) throw new OnnxFileError(file.path, 'it holds no graph.');
  const result: OnnxGraph = {
    modelFields: model.filter((field) => field !== graph),
    nodes: [],
    initializers: [],
    inputs: [],
    outputs: [],
    valueInfos: [],
    otherFields: [],
  };
  for (const field of await file.fields(graph.body)) {
    const { record, body } = field;
    const named = async () => ({ record, name: await nameOf(file, body, VALUE_INFO.name) });
    if (field.number === GRAPH.node) result.nodes.push({ record, ...(await readNode(file, body)) });
    else if (field.number === GRAPH.initializer) result.initializers.push(await readTensor(file, field));
    else if (field.number === GRAPH.input) result.inputs.push(await named());
    else if (field.number === GRAPH.output) result.outputs.push(await named());
    else if (field.number === GRAPH.valueInfo) result.valueInfos.push(await named());
    else if (field.number === GRAPH.sparseInitializer) {
      throw new OnnxFileError(file.path, 'it has sparse weights, which are not read here.');
    } else result.otherFields.push(field);
  }
  return result;
}

async function readTensor(file: MessageFile, { record, body }: Field): Promise<NamedRecord> {
  const fields = await file.fields(body);
  if (fields.some((field) => field.number === TENSOR.externalData)) {
    throw new OnnxFileError(
      file.path,
      'its weights lie in another file; export it as one file, or as one file a tower.',
    );
  }
  const name = fields.find((field) => field.number === TENSOR.name);
  return { record, name: name === undefined ? '' : await file.text(name.body) };
}

/** Names that a node reads and makes; what its inner graphs (If, Loop) read from outside counts as read by it. */
async function readNode(file: MessageFile, body: ByteRange): Promise<Omit<GraphNode, 'record'>> {
  const inputs: string[] = [];
  const outputs: string[] = [];
  for (const field of await file.fields(body)) {
    if (field.number === NODE.input) inputs.push(await file.text(field.body));
    else if (field.number === NODE.output) outputs.push(await file.text(field.body));
    else if (field.number === NODE.attribute) inputs.push(...(await readInnerGraphs(file, field.body)));
  }
  return { inputs: inputs.filter((name) => name !== ''), outputs };
}

async function readInnerGraphs(file: MessageFile, attribute: ByteRange): Promise<string[]> {
  const names: string[] = [];
  for (const field of await file.fields(attribute)) {
    if (field.number !== ATTRIBUTE.graph && field.number !== ATTRIBUTE.graphs) continue;
    for (const inner of await file.fields(field.body)) {
      if (inner.number === GRAPH.node) names.push(...(await readNode(file, inner.body)).inputs);
      // An inner graph may answer with a value of the outer one.
      if (inner.number === GRAPH.output) names.push(await nameOf(file, inner.body, VALUE_INFO.name));
    }
  }
  return names;
}

async function nameOf(file: MessageFile, body: ByteRange, number: number): Promise<string> {
  const field = (await file.fields(body)).find((each) => each.number === number);
  return field === undefined ? '' : file.text(field.body);
}
