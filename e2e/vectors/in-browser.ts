import { type Material, runVectors, type VectorReport } from '../../utils/vault/test-vectors';

const isPage = 'document' in globalThis;

/** Runs the vectors here, or in a worker of the same script. */
function run(place: 'page' | 'worker', material: Material | null): Promise<VectorReport> {
  if (place === 'page') return runVectors(material);
  const worker = new Worker('/vectors.js');
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data as VectorReport);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(material);
  });
}

if (isPage) Object.assign(globalThis, { vectors: { run } });
else addEventListener('message', ({ data }) => void runVectors(data as Material | null).then(postMessage));
