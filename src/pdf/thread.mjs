// tsx does not compile for threads by itself (https://tsx.is/dev-api/ts-import).
import { tsImport } from 'tsx/esm/api';

await tsImport('./worker.ts', import.meta.url);
