// Reads pairs in a thread, so that nobody waits while another's question is read; one by one, so that a pair's reading
// does not hang on what it is read with. Plain JavaScript: node 20 takes no TypeScript in a thread, and the loader that
// would translate these lines takes 40 MB there.
import { parentPort, workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';

// An arena and a pattern keep for ever what the longest pair took; a second thread would take the core of who answers.
const session = InferenceSession.create(workerData, {
  enableCpuMemArena: false,
  enableMemPattern: false,
  intraOpNumThreads: 1,
});
// Whoever asks is told.
session.catch(() => {});

parentPort.on('message', async ({ turn, ids, types }) => {
  const tensor = (values) => new Tensor('int64', values, [1, values.length]);
  try {
    const { spans, answers } = await (await session).run({
      tokens: tensor(ids),
      types: tensor(types),
      valid: tensor(new BigInt64Array(ids.length).fill(1n)),
    });
    parentPort.postMessage({ turn, spans: spans.data, answers: answers.data[0] });
  } catch (error) {
    parentPort.postMessage({ turn, problem: error.message });
  }
});
