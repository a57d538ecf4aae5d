import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeInfer, encodeInfer } from './infer-body.js';

function answer(outputs: object[], binary?: Float32Array): { body: Buffer; jsonLength: number | undefined } {
  const json = Buffer.from(JSON.stringify({ outputs }));
  return binary === undefined
    ? { body: json, jsonLength: undefined }
    : { body: Buffer.concat([json, Buffer.from(binary.buffer)]), jsonLength: json.length };
}

const wire = { name: 'text_embeds', datatype: 'FP32', shape: [2, 2] };

describe('encodeInfer', () => {
  const ids = { type: 'int64' as const, data: BigInt64Array.of(7n, 9n), dims: [1, 2] };

  it('puts the tensors as bytes behind the JSON, whose length is a header', () => {
    const { headers, body } = encodeInfer({ input_ids: ids }, ['text_embeds'], true);
    const length = Number(headers['inference-header-content-length']);
    expect(JSON.parse(body.subarray(0, length).toString())).toEqual({
      inputs: [{ name: 'input_ids', datatype: 'INT64', shape: [1, 2], parameters: { binary_data_size: 16 } }],
      outputs: [{ name: 'text_embeds', parameters: { binary_data: true } }],
    });
    expect([body.readBigInt64LE(length), body.readBigInt64LE(length + 8)]).toEqual([7n, 9n]);
    expect(headers['content-length']).toBe(body.length);
  });

  it('puts them inside it for a server that knows JSON alone', () => {
    const { headers, body } = encodeInfer({ input_ids: ids }, ['text_embeds'], false);
    expect(headers).not.toHaveProperty('inference-header-content-length');
    expect(JSON.parse(body.toString())).toMatchObject({ inputs: [{ data: [7, 9] }] });
  });
});

describe('decodeInfer', () => {
  it('reads back any floats, as bytes and as JSON', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        (numbers) => {
          const data = Float32Array.from(numbers, (number) => number + 0);
          const tensor = { ...wire, shape: [1, data.length] };
          const binary = answer([{ ...tensor, parameters: { binary_data_size: data.byteLength } }], data);
          const json = answer([{ ...tensor, data: [...data] }]);
          for (const { body, jsonLength } of [binary, json]) {
            expect(decodeInfer(body, jsonLength).text_embeds?.data).toEqual(data);
          }
        },
      ),
    );
  });

  it('reads nested JSON tensors, and a null as no number', () => {
    const { body } = answer([
      {
        ...wire,
        data: [
          [1, 2],
          [null, 4],
        ],
      },
    ]);
    expect(decodeInfer(body, undefined).text_embeds?.data).toEqual(Float32Array.of(1, 2, Number.NaN, 4));
  });

  it.each([
    ['another type', answer([{ ...wire, datatype: 'FP64', data: [1, 2, 3, 4] }]), /is FP64/],
    ['too few numbers', answer([{ ...wire, data: [1, 2, 3] }]), /should have 4 numbers, the answer has 3/],
    ['no numbers', answer([wire]), /the answer has 0/],
    ['a free axis', answer([{ ...wire, shape: [-1, 2], data: [1, 2] }]), /negative/],
    [
      'fewer bytes than announced',
      answer([{ ...wire, parameters: { binary_data_size: 16 } }], Float32Array.of(1, 2)),
      /should have 4 numbers/,
    ],
    [
      'a size that is not the shape’s',
      answer([{ ...wire, parameters: { binary_data_size: 8 } }], Float32Array.of(1, 2)),
      /has 8 bytes/,
    ],
    ['a header beyond the body', { body: Buffer.from('{}'), jsonLength: 99 }, /should have 99 bytes/],
    ['no outputs', { body: Buffer.from('{}'), jsonLength: undefined }, /outputs/],
    ['no JSON', { body: Buffer.from('<html>'), jsonLength: undefined }, /JSON/],
  ])('refuses %s', (_what, { body, jsonLength }, reason) =>
    expect(() => decodeInfer(body, jsonLength)).toThrow(reason),
  );
});
