import { makeReferenceVectors } from '#embedding/encoder';
import { LocalInference } from '#inference';

/** Makes the reference vectors of an installed model. @throws ModelFolderError */
export async function makeReference(modelsDir: string, name: string): Promise<void> {
  const inference = new LocalInference({ workers: 1, intraOpThreads: 1 });
  try {
    await makeReferenceVectors(modelsDir, name, inference);
  } finally {
    await inference.close();
  }
}
