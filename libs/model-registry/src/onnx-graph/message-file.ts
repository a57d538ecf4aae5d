import { type FileHandle, open, stat } from 'node:fs/promises';
import protobuf from 'protobufjs/minimal.js';
import { OnnxFileError } from './onnx-file.error.js';

/** Bytes `[start, end)` of a file. */
export type ByteRange = { start: number; end: number };
/** A field of a message: `record` is all of it, `body` what a length-delimited one (wire type 2) holds. */
export type Field = { number: number; wireType: number; record: ByteRange; body: ByteRange };

const LENGTH_DELIMITED = 2;
/** A tag and a length, each a varint of at most ten bytes. */
const HEADER_BYTES = 20;
const WINDOW_BYTES = 1 << 16;

/**
 * A protobuf message in a file, read field by field: a graph's weights, hundreds of megabytes, are stepped over and
 * never held in memory.
 */
export class MessageFile {
  private window: { start: number; bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };

  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    readonly size: number,
  ) {}

  static async open(path: string): Promise<MessageFile> {
    return new MessageFile(path, await open(path, 'r'), (await stat(path)).size);
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  /** The fields of the message in `range`, in order. @throws OnnxFileError where the bytes are no message */
  async fields({ start, end }: ByteRange): Promise<Field[]> {
    const fields: Field[] = [];
    for (let at = start; at < end;) {
      const field = await this.fieldAt(at, end);
      fields.push(field);
      at = field.record.end;
    }
    return fields;
  }

  /** Bytes of a range that is known to be small. */
  async read({ start, end }: ByteRange): Promise<Buffer> {
    const { window } = this;
    if (start < window.start || end > window.start + window.bytes.length) {
      const bytes = Buffer.alloc(Math.min(Math.max(end - start, WINDOW_BYTES), this.size - start));
      const { bytesRead } = await this.handle.read(bytes, 0, bytes.length, start);
      this.window = { start, bytes: bytes.subarray(0, bytesRead) };
    }
    return this.window.bytes.subarray(start - this.window.start, end - this.window.start);
  }

  async text(range: ByteRange): Promise<string> {
    return (await this.read(range)).toString('utf8');
  }

  private async fieldAt(start: number, end: number): Promise<Field> {
    const header = await this.read({ start, end: Math.min(start + HEADER_BYTES, end) });
    try {
      const reader = protobuf.Reader.create(header);
      const tag = reader.uint32();
      const number = tag >>> 3;
      const wireType = tag & 7;
      let body: ByteRange;
      if (wireType === LENGTH_DELIMITED) {
        const length = reader.uint32();
        body = { start: start + reader.pos, end: start + reader.pos + length };
      } else {
        const before = reader.pos;
        reader.skipType(wireType);
        body = { start: start + before, end: start + reader.pos };
      }
      if (number === 0 || body.end > end) throw new RangeError('a field ends behind its message');
      return { number, wireType, record: { start, end: body.end }, body };
    } catch (cause) {
      throw new OnnxFileError(this.path, 'it is cut off or no ONNX file.', { cause });
    }
  }
}
