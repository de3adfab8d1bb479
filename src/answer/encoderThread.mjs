// Reads batches of pairs in a thread, so that nobody waits while another's question is read. Plain JavaScript: node
// 20 takes no TypeScript in a thread, and the loader that would translate these lines takes 40 MB there.
import { parentPort, workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';

// An arena keeps for ever what the longest batch took; a second thread would take the core of who answers.
const session = InferenceSession.create(workerData, { enableCpuMemArena: false, intraOpNumThreads: 1 });
// Whoever asks is told.
session.catch(() => {});

parentPort.on('message', async ({ turn, ids, types, valid, size }) => {
  const tensor = (values) => new Tensor('int64', values, [size, ids.length / size]);
  try {
    const { spans, answers } = await (await session).run({
      tokens: tensor(ids),
      types: tensor(types),
      valid: tensor(valid),
    });
    parentPort.postMessage({ turn, spans: spans.data, answers: answers.data });
  } catch (error) {
    parentPort.postMessage({ turn, problem: error.message });
  }
});
