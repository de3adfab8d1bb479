import type { Talk } from '../../answer/index.js';
import type { Kind } from '../../news/index.js';
import type { Outcome, Vote } from '../../store/index.js';
import type { Doubt } from '../doubts.js';
import type { CommandName, CommandTexts, StaffCommandName, Usage } from './commands.js';

/** Every text the bot says of its own, in one language; words of articles are never among them. */
export interface Texts {
  readonly name: string;
  /** What an app shows of the bot: before the first word (at most 512 characters), and beside its name (120). */
  readonly description: string;
  readonly shortDescription: string;
  /** On the button that opens the web page. */
  readonly webPage: string;
  readonly greeting: string;
  readonly whatICanDo: string;
  readonly exampleQuestions: string;
  readonly help: { readonly title: string; readonly question: string; readonly footer: string };
  readonly commands: Readonly<Record<CommandName, CommandTexts>>;
  /** How a command is used, before an example of it. */
  readonly usage: (usage: string) => string;
  readonly unknownCommand: (command: string) => string;
  readonly about: (counts: {
    articles: number;
    pages: number;
    from: string | null;
    to: string | null;
  }) => string;
  readonly aboutHonesty: string;
  readonly found: (query: string, total: number) => string;
  readonly foundPartly: (query: string, total: number) => string;
  readonly readAs: (words: string) => string;
  /** Found by words of like meaning alone. */
  readonly foundNear: (query: string, total: number) => string;
  /** Words of like meaning that were looked for as well. */
  readonly alsoFor: (words: readonly string[]) => string;
  readonly nothingFound: (query: string) => string;
  readonly didYouMean: string;
  readonly latest: (total: number) => string;
  readonly latestOf: (filter: string, total: number) => string;
  readonly noArticles: string;
  readonly townArticles: (town: string, total: number) => string;
  readonly unknownTown: (name: string) => string;
  readonly chooseTown: string;
  readonly noTowns: string;
  readonly noSuchArticle: (id: string) => string;
  readonly articleGone: string;
  readonly related: (title: string) => string;
  readonly noRelated: string;
  readonly undated: string;
  /** Takes the paper and its date. */
  readonly source: (printed: string) => string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly figuresHint: string;
  readonly noFigures: (query: string) => string;
  readonly figuresOf: (query: string, total: number) => string;
  readonly rangeOfFigures: (from: number, to: number, total: number) => string;
  readonly range: (from: number, to: number, total: number) => string;
  readonly keyFigures: string;
  readonly notFound: (asked: string) => string;
  readonly nearest: string;
  readonly reportsDiffer: string;
  readonly shortened: (characters: number) => string;
  /** To a number that is in no list: the first and last of the one shown. */
  readonly notListed: (from: number, to: number) => string;
  /** How readers reach the paper. */
  readonly contact: (contact: string) => string;
  readonly smallTalk: Readonly<Record<Talk, string>>;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly buttons: {
    readonly fullText: string;
    readonly fullTextOf: (number: number) => string;
    readonly related: string;
    readonly previous: string;
    readonly next: string;
    readonly towns: string;
    readonly latest: string;
    readonly help: string;
  };
  readonly terminal: {
    readonly loaded: (articles: number, pages: number) => string;
    readonly prompt: string;
    readonly hint: string;
    readonly choose: string;
    readonly goodbye: string;
  };
  readonly forgotten: string;
  readonly forgottenInGroup: string;
  readonly failed: string;
  /** To somebody who chose, followed or published something while nothing can be written. */
  readonly notSaved: string;
  /** To somebody who asks faster than a person reads. */
  readonly slowDown: string;
  readonly outdatedButton: string;
  /** To something sent without words. */
  readonly wordless: Readonly<
    Record<
      'sticker' | 'picture' | 'video' | 'sound' | 'file' | 'contact' | 'place' | 'poll' | 'other',
      string
    >
  >;
  /** What the bot says once when it is added to a group. */
  readonly addedToGroup: (username: string) => string;
  /** To a member of a group who asks again too soon, once. */
  readonly tooSoon: (seconds: number) => string;
  readonly share: string;
  /** Over what is offered while somebody types behind the bot's @name. */
  readonly inline: { readonly hint: string; readonly nothing: string };
  readonly administratorsOnly: string;
  readonly notAllowed: string;
  readonly votes: { readonly taken: Readonly<Record<Vote, string>> };
  /** Questions passed to the newsroom. */
  readonly editors: {
    readonly ask: string;
    readonly passedOn: string;
    /** Why a question is not passed on. */
    readonly refused: Readonly<Record<'same' | 'enough', string>>;
    /** Over a question, to the staff. */
    readonly letter: (id: number) => string;
    readonly howToAnswer: string;
    readonly delivered: string;
    readonly undelivered: string;
    readonly answeredBefore: string;
    /** Over the newsroom's answer, to who asked. */
    readonly answerTo: (question: string) => string;
    readonly notOfTheArchive: string;
  };
  readonly language: {
    /** Asked when none was named. */
    readonly choose: string;
    readonly chosen: string;
    /** Everybody the language of their own app. */
    readonly own: string;
    readonly ownChosen: string;
  };
  readonly settings: {
    readonly title: string;
    readonly language: string;
    readonly replies: string;
    readonly full: string;
    readonly short: string;
    readonly subscribers: string;
    readonly administrators: string;
    readonly everyone: string;
    readonly cooldown: string;
    readonly seconds: (seconds: number) => string;
    readonly noCooldown: string;
  };
  /** A channel's settings. */
  readonly channel: Readonly<
    Record<'title' | 'posting' | 'notPosting' | 'posts' | 'noPosts' | 'charts' | 'noCharts', string>
  > & {
    /** In private to who made the bot an administrator of a channel. */
    readonly added: (title: string) => string;
    /** In the place of a post that cannot be deleted. */
    readonly withdrawn: string;
  };
  readonly following: {
    readonly none: string;
    /** What `/follow` alone says over its buttons. */
    readonly offer: string;
    /** What following every article is called, on a button too. */
    readonly everything: string;
    /** To a chat that follows nothing and chooses when to get its news. */
    readonly everythingFollowed: string;
    readonly list: string;
    readonly follows: (topic: string) => string;
    readonly known: (topic: string) => string;
    readonly tooMany: (most: number) => string;
    readonly stopped: (topic: string) => string;
    readonly follow: (topic: string) => string;
    readonly stop: (topic: string) => string;
    readonly tune: (topic: string) => string;
    readonly howBrought: (topic: string) => string;
    readonly manner: {
      readonly paces: Readonly<Record<'own' | 'atOnce' | 'daily', string>>;
      readonly sound: Readonly<Record<'loud' | 'silent', string>>;
      readonly length: Readonly<Record<'full' | 'brief', string>>;
      readonly state: Readonly<Record<'on' | 'paused', string>>;
    };
    readonly manage: string;
    readonly asItComes: string;
    readonly daily: (time: string) => string;
    readonly digestChoice: string;
    readonly off: string;
    readonly badTime: string;
    readonly news: (topics: readonly string[]) => string;
    readonly more: (articles: number) => string;
    /** Where a front end cannot bring news by itself. */
    readonly feeds: string;
    readonly feedOf: (topic: string) => string;
  };
  /** On the web page, around the replies. */
  readonly web: Readonly<
    Record<
      | 'skip'
      | 'questionLabel'
      | 'ask'
      | 'hint'
      | 'conversation'
      | 'search'
      | 'searchLabel'
      | 'figures'
      | 'figuresLabel'
      | 'find'
      | 'copy'
      | 'period'
      | 'value'
      | 'source'
      | 'privacy'
      | 'forget'
      | 'otherLanguage'
      | 'noPage'
      | 'tooLong'
      | 'elsewhere',
      string
    >
  >;
  readonly staff: {
    readonly commands: Readonly<Record<StaffCommandName, Usage>>;
    readonly wrongFile: string;
    /** Megabytes that can be sent, by a file's ending. */
    readonly tooLarge: (most: Readonly<Record<'.pdf' | '.jsonl' | '.txt', number>>) => string;
    readonly unreadable: (page: string, reason: string) => string;
    /** Why a file, or a page of one, brings nothing. */
    readonly problem: (reason: string) => string;
    /** What is to be looked at in an article as it was read. */
    readonly doubts: Readonly<Record<Doubt, string>>;
    /** A text that has no file's name. */
    readonly passedOn: string;
    readonly proofOf: (number: number) => string;
    readonly leaveOutOf: (number: number) => string;
    readonly putBackOf: (number: number) => string;
    readonly leaveOut: string;
    readonly putBackIn: string;
    readonly isLeftOut: string;
    readonly read: (file: string, articles: number, pages: number) => string;
    /** A part of a file, by its articles' numbers and its page's own. */
    readonly turnTo: (from: number, to: number, page: string | null) => string;
    /** Under a picture of how a page was understood. */
    readonly picture: string;
    readonly replaces: (page: string) => string;
    readonly publish: string;
    readonly discard: string;
    readonly published: (page: string, articles: number) => string;
    readonly discarded: (page: string) => string;
    readonly noDraft: string;
    readonly reallyRetract: (title: string) => string;
    readonly retract: string;
    readonly keep: string;
    readonly kept: (title: string) => string;
    readonly retracted: (title: string) => string;
    readonly restore: string;
    readonly restored: (title: string) => string;
    readonly tooLateToRestore: string;
    /** What `/start` and `/help` say to the staff besides. */
    readonly forYou: string;
    /** The evidence of a date set by the staff. */
    readonly byHand: string;
    readonly statsOf: (days: number) => string;
    readonly counts: (counts: Readonly<Record<Outcome, number>>, askers: number) => string;
    readonly unanswered: string;
    readonly mostAsked: string;
    readonly votes: (counts: Readonly<Record<'up' | 'down', number>>) => string;
    readonly judgedWrong: string;
    readonly lettersWaiting: (letters: number) => string;
    readonly deliveries: (chats: number, articles: number) => string;
    readonly exported: (articles: number) => string;
    readonly exportTooLarge: string;
  };
}
