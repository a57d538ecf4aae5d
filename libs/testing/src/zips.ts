import { ZipFile } from 'yazl';

/** A zip of these files. */
export async function zipOf(files: Record<string, Buffer | string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as unknown as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The same zip with a name in it changed for one of the same length, which no packer would write. */
export function renamedInZip(zip: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error('Both names must be of one length.');
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}

/** The same zip with another size in its directory for what a file unpacks to, as a bomb may claim. */
export function resizedInZip(zip: Buffer, name: string, bytes: number): Buffer {
  const entry = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]), zip.lastIndexOf(name));
  if (entry < 0) throw new Error(`The zip has no ${name}.`);
  const changed = Buffer.from(zip);
  changed.writeUInt32LE(bytes, entry + 24);
  return changed;
}
