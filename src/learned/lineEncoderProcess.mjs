// Makes vectors of lines: stretches as JSON on standard input, the numbers as bytes on standard output, one after
// another. Plain JavaScript, so that node starts it without a loader.
import { readFileSync, writeSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';

const tensor = (values) => new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);

/** The mean over each line's tokens. */
async function vectorsOf(session, { ids, spans }) {
  const read = await session.run({
    tokens: tensor(ids),
    types: tensor(ids.map(() => 0)),
    valid: tensor(ids.map(() => 1)),
  });
  const { data, dims } = read[session.outputNames[0]];
  const length = dims[2];
  const vectors = new Float32Array(spans.length * length);
  for (const [line, [from, to]] of spans.entries()) {
    const end = Math.min(to, ids.length);
    for (let token = from; token < end; token++)
      for (let at = 0; at < length; at++)
        vectors[line * length + at] += data[token * length + at] / (end - from);
  }
  return Buffer.from(vectors.buffer);
}

try {
  const stretches = JSON.parse(readFileSync(0, 'utf8'));
  const session = await InferenceSession.create(process.argv[2], {
    enableCpuMemArena: false,
    enableMemPattern: false,
    intraOpNumThreads: 1,
  });
  for (const stretch of stretches) {
    const bytes = await vectorsOf(session, stretch);
    for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
