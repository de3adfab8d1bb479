import { longestMessage, readPart } from '../news/index.js';
import type { Action } from './action.js';
import { answerReply } from './answerReply.js';
import { type Asked, type Command, commandCalled, parseCommand } from './command.js';
import { about, help, waysIn } from './commands/about.js';
import { article, articleReply, relatedReply, turnedReply } from './commands/article.js';
import { askEditorsReply, editorsAnswer } from './commands/askEditors.js';
import { channelChosenReply, channelReply } from './commands/channel.js';
import { digest, digestReply } from './commands/digest.js';
import { edit } from './commands/edit.js';
import { exportArticles } from './commands/exportArticles.js';
import { figures, figuresReply } from './commands/figures.js';
import { follow, following, followingReply, followReply, unfollowReply } from './commands/follow.js';
import { followedReply, tuneReply } from './commands/followed.js';
import { forget } from './commands/forget.js';
import { language, languageReply } from './commands/language.js';
import { latest, latestReply } from './commands/latest.js';
import { proofReply, toggledReply } from './commands/proof.js';
import { discardReply, previewReply, publishReply, turnedDraftReply } from './commands/publish.js';
import { keptReply, restoreReply, retract, retractReply } from './commands/retract.js';
import { search, searchReply } from './commands/search.js';
import { setReply, settings } from './commands/settings.js';
import { start } from './commands/start.js';
import { stats } from './commands/stats.js';
import { town, townReply, townsReply } from './commands/town.js';
import { voteReply } from './commands/vote.js';
import { openCooldowns } from './cooldowns.js';
import type { Desk } from './desk.js';
import { nextAsked, pickedArticle } from './lastList.js';
import { asTyped, faint, paragraph, saying, staffOnly } from './replies.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';
import { type CommandName, type StaffCommandName, textsIn } from './texts/index.js';

/** What a person did, to the reply they are shown; null when nothing is to be said. */
export type Converse = (request: Request) => Promise<Reply | null>;

const commands: Readonly<Record<CommandName, Command>> = {
  start,
  help,
  search,
  latest,
  town,
  article,
  figures,
  follow,
  following,
  digest,
  language,
  settings,
  forget,
  about,
};

const staffCommands: Readonly<Record<StaffCommandName, Command>> = {
  stats: staffOnly(stats),
  retract: staffOnly(retract),
  edit: staffOnly(edit),
  export: staffOnly(exportArticles),
};

/** The conversation over a desk: commands, buttons and plain questions. */
export function conversation(desk: Desk): Converse {
  const cooldowns = openCooldowns();
  return async (said) => {
    const chosen = desk.chats.settings(said.chat);
    if (isForAnother(said)) return null;
    const held = cooldowns.holds(said, chosen.cooldown);
    if (held === 'ignore') return null;
    const request: Request = { ...said, language: chosen.language ?? said.language };
    const asked: Asked = { desk, request, texts: textsIn(request.language), settings: chosen };
    if (held === 'tell') return saying(asked.texts.tooSoon(chosen.cooldown));
    let reply: Reply | null;
    try {
      reply = await replyTo(asked);
    } catch (error) {
      if (!desk.unwritten(error)) throw error;
      return saying(asked.texts.notSaved);
    }
    if (reply) cooldowns.begin(request, chosen.cooldown);
    return reply;
  };
}

function replyTo(asked: Asked): ReturnType<Command> {
  const { input } = asked.request;
  switch (input.kind) {
    case 'action':
      return actionReply(asked, input.action);
    case 'page':
      return previewReply(asked, input);
    case 'text':
      return textReply(asked, input.text);
  }
}

async function textReply(asked: Asked, said: string): Promise<Reply | null> {
  const text = said.trim();
  const passedBack = editorsAnswer(asked, text);
  if (passedBack) return passedBack;
  const reply = await routed(asked, readPart(text));
  if (!reply || text.length <= longestMessage) return reply;
  return { ...reply, blocks: [...reply.blocks, paragraph(faint(asked.texts.shortened(longestMessage)))] };
}

function routed(asked: Asked, text: string): ReturnType<Command> {
  const typed = parseCommand(text);
  // A channel's posts are its own affair.
  if (asked.request.place === 'channel') return typed?.name === 'settings' ? channelReply(asked) : null;
  if (!typed) {
    const next = nextAsked(asked, text);
    if (next !== undefined) return next ? actionReply(asked, next) : saying(asked.texts.noMore);
    const picked = pickedArticle(asked, text);
    if (picked !== null) return articleReply(asked, picked);
    const called = commandCalled(asked, text);
    return called ? commands[called.name](asked, called.argument) : answerReply(asked, text);
  }
  const command = commandNamed(typed.name);
  if (command) return command(asked, typed.argument);
  const [, , toHelp] = waysIn(asked.texts);
  return saying(asked.texts.unknownCommand(asTyped(text.split(/\s/u, 1).join())), [[toHelp]]);
}

/** In a group an unknown command is likely meant for another bot. */
function isForAnother({ place, input }: Request): boolean {
  const typed = place === 'group' && input.kind === 'text' ? parseCommand(input.text) : null;
  return typed !== null && commandNamed(typed.name) === undefined;
}

function commandNamed(name: string): Command | undefined {
  if (Object.hasOwn(commands, name)) return commands[name as CommandName];
  return Object.hasOwn(staffCommands, name) ? staffCommands[name as StaffCommandName] : undefined;
}

function actionReply(asked: Asked, action: Action): ReturnType<Command> {
  switch (action.kind) {
    case 'search':
      return searchReply(asked, action.query, action.offset);
    case 'latest':
      return latestReply(asked, action.filter, action.offset);
    case 'town':
      return townReply(asked, action.town, action.offset);
    case 'towns':
      return townsReply(asked, asked.texts.chooseTown);
    case 'article':
      return articleReply(asked, action.id);
    case 'turn':
      return turnedReply(asked, action.id, action.page);
    case 'related':
      return relatedReply(asked, action.id);
    case 'ask':
      return answerReply(asked, action.question);
    case 'vote':
      return voteReply(asked, action.question, action.vote);
    case 'askEditors':
      return askEditorsReply(asked, action.question);
    case 'figures':
      return figuresReply(asked, action.query, action.offset);
    case 'help':
      return help(asked, '');
    case 'language':
      return languageReply(asked, action.language);
    case 'follow':
      return followReply(asked, action.topic);
    case 'unfollow':
      return unfollowReply(asked, action.id);
    case 'following':
      return followingReply(asked);
    case 'followed':
      return followedReply(asked, action.id);
    case 'tune':
      return tuneReply(asked, action.id, action.choice);
    case 'digest':
      return digestReply(asked, action.time);
    case 'channel':
      return channelChosenReply(asked, action.choice);
    case 'set':
      return setReply(asked, action.choice);
    case 'retract':
      return retractReply(asked, action.id);
    case 'keep':
      return keptReply(asked, action.id);
    case 'restore':
      return restoreReply(asked, action.id);
    case 'publish':
      return publishReply(asked, action.draft);
    case 'proof':
      return proofReply(asked, action.draft, action.place);
    case 'draft':
      return turnedDraftReply(asked, action.draft, action.place);
    case 'leaveOut':
      return toggledReply(asked, action.draft, action.place);
    case 'discard':
      return discardReply(asked, action.draft);
  }
}
