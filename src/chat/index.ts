export type { Action } from './action.js';
export { decodeAction, encodeAction } from './actionCode.js';
export { replyOf } from './answerReply.js';
export { type DealCards, dealCards } from './cards.js';
export { chartOption } from './chartOption.js';
export { firstLines } from './commands/search.js';
export { type Converse, conversation } from './conversation.js';
export type { Desk } from './desk.js';
export { drawChart, drawShareCard } from './drawing.js';
export { exampleQuestions } from './exampleQuestions.js';
export { type FloodLimit, type Floods, openFloods, usualFlood } from './floods.js';
export { type Amendment, type DueNews, type NewsDesk, newsDesk } from './newsForFollowers.js';
export type { PageReading, Pressroom } from './pressroom.js';
export type { Block, Button, Chart, Dispatch, Reply, Share, Span } from './reply.js';
export { type Input, type Language, languages, type Request, type Rights } from './request.js';
export {
  type CommandName,
  commandNames,
  type StaffCommandName,
  staffCommandNames,
  type Texts,
  textsIn,
} from './texts/index.js';
