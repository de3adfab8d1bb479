export type { Action } from './action.js';
export { decodeAction, encodeAction } from './actionCode.js';
export { answerReply, replyOf } from './answerReply.js';
export { type Converse, conversation } from './conversation.js';
export type { Desk, TownNames } from './desk.js';
export { exampleQuestions } from './exampleQuestions.js';
export type { Block, Button, Reply, Span } from './reply.js';
export { type Input, type Language, languages, type Request } from './request.js';
export { commandNames, type Texts, textsIn } from './texts/index.js';
