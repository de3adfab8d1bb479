import { city } from '../../city/index.js';
import { commandTexts, staffCommandTexts } from './commands.js';
import type { Texts } from './zh.js';

const { city: here, bot } = city.inTexts.en;
const { town, subject, measure } = city.inTexts.examples;

const articles = (count: number): string => `${count} ${count === 1 ? 'article' : 'articles'}`;
const fromTo = (from: number, to: number): string => (to > from ? `${from}–${to}` : String(from));

/** What pdf/ and press/ say of files, in Chinese. */
const problems: readonly (readonly [RegExp, string])[] = [
  [/^PDF文件已损坏，打不开$/u, 'the PDF is damaged'],
  [/^PDF文件有密码，请发送没有密码的文件$/u, 'the PDF has a password; please send one without'],
  [/^PDF文件里没有一页$/u, 'the PDF has no page'],
  [/^PDF文件有(\d+)页，最多读(\d+)页$/u, 'the PDF has $1 pages; at most $2 are read'],
  [/^文件有(\d+) MB，最多读(\d+) MB$/u, 'it has $1 MB; at most $2 are read'],
  [/^文件展开后超过(\d+) MB，没有读$/u, 'reading it would take more than $1 MB of memory'],
  [/^文件(\d+)秒还没有读完，没有读$/u, 'it could not be read within $1 seconds'],
  [/^读文件时出错，没有读$/u, 'something went wrong while reading it'],
  [
    /^第(.+)版没有文字层，需要先做文字识别$/u,
    'page $1 has no text: its characters must be recognised first (OCR)',
  ],
  [
    /^第(.+)版的字体没有文字编码，读不出文字，需要先做文字识别$/u,
    'the fonts of page $1 do not tell their characters: these must be recognised first (OCR)',
  ],
  [/^第(.+)版没有读到报道$/u, 'no article was found on page $1'],
  [/^第(.+)版已损坏，读不出来$/u, 'page $1 is damaged'],
];

const problemInWords = (reason: string): string =>
  reason
    .split('；')
    .map((each) => {
      const [form, words] = problems.find(([pattern]) => pattern.test(each)) ?? [];
      return form && words ? each.replace(form, words) : each;
    })
    .join('; ');

export const en: Texts = {
  name: bot,
  description: `I look things up in the local news of ${here}.\n\nAsk a question or send a few words, in Chinese or pinyin. I answer in the words of the newspaper only, with headline and date; what it does not say, I do not guess.\n\nYou can also follow towns or subjects, and hear of new articles.`,
  shortDescription: `Looks things up in the local news of ${here}, in the paper’s words, with the source.`,
  webPage: 'Web page',
  greeting: `Hello, I am ${bot} (${city.inTexts.zh.bot}). I look things up in the local news of ${here}.`,
  whatICanDo:
    'Ask a question or send a few words, in Chinese or pinyin. I answer in the words of the newspaper only, always with the source; what it does not say, I do not guess.',
  exampleQuestions: 'You can ask, for example:',
  help: {
    title: 'How to use me',
    question: 'Just ask. Traditional characters, pinyin and typos are understood.',
    footer:
      'In a search: "exact phrases", years as 2023..2025, towns, kinds such as 评论 or 图片, and -word to leave a word out.',
  },
  commands: commandTexts('en'),
  usage: (usage) => `Usage: ${usage}, for example `,
  unknownCommand: (command) => `There is no command ${command}. Send /help to see what I can do.`,
  about: ({ articles: count, pages, from, to }) =>
    `I hold ${articles(count)} from ${pages} newspaper ${pages === 1 ? 'page' : 'pages'}${from && to ? `, from ${from} to ${to}` : ''}.`,
  aboutHonesty:
    'Every sentence of an answer stands in an article, given with its headline and date. What the articles do not say, I do not guess.',
  found: (query, total) => `“${query}”: ${articles(total)}`,
  foundPartly: (query, total) => `No article matches all of “${query}”; ${articles(total)} match in part`,
  readAs: (words) => `Read as “${words}”`,
  foundNear: (query, total) => `No article has all of “${query}”; ${articles(total)} of like meaning`,
  alsoFor: (words) => `Also looked for: ${words.join('、')}`,
  nothingFound: (query) => `I found no article about “${query}”.`,
  didYouMean: 'Did you mean:',
  latest: (total) => `Latest (${articles(total)} in all)`,
  latestOf: (filter, total) => `Latest for “${filter}” (${articles(total)} in all)`,
  noArticles: 'There are no articles yet.',
  townArticles: (town, total) => `${town}: ${articles(total)}`,
  unknownTown: (name) => `${here} has no town called “${name}”. Choose one:`,
  chooseTown: 'Choose a town (with its number of articles):',
  noTowns: 'No article names a town yet.',
  noSuchArticle: (id) => `There is no article ${id}.`,
  articleGone: 'This article is no longer available.',
  related: (title) => `Related to “${title}”`,
  noRelated: 'I found nothing related.',
  undated: 'date unknown',
  source: (printed) => `Source: ${printed}`,
  pageOf: (page, pages) => `Page ${page}/${pages}`,
  figuresHint: `Figures on what? For example: /figures ${subject} ${measure}`,
  noFigures: (query) => `I found no figures on “${query}”.`,
  figuresOf: (query, total) => `Figures on “${query}” (${total})`,
  rangeOfFigures: (from, to, total) => `${fromTo(from, to)} of ${total}`,
  range: (from, to, total) => `${fromTo(from, to)} of ${total}`,
  keyFigures: 'Key figures',
  notFound: (asked) => `I found no article that answers “${asked}”.`,
  nearest: 'The nearest articles (perhaps not an answer):',
  reportsDiffer: 'The articles differ; the likeliest first, then the newest:',
  shortened: (characters) => `(Your message was long; I read the first ${characters} characters.)`,
  noMore: 'That is all.',
  notListed: (from, to) => `I listed ${fromTo(from, to)} just now; please send one of these numbers.`,
  contact: (contact) => `The paper: ${contact}`,
  smallTalk: {
    greeting: `Hello! I look things up in the local news of ${here}. The articles are in Chinese: ask in Chinese or pinyin, or send /latest for the newest, /town to choose a town, /help for the rest.`,
    thanks: 'You are welcome! Ask me anything else.',
    insult: 'Sorry I could not help. Try other words, or send /help to see what I can do.',
    farewell: 'Goodbye! Ask me anything, any time.',
    emoji: `😊 Ask me about the news of ${here} in a sentence: who, where, when, how many?`,
    tooShort: 'Please say a little more: who, where, when, how many?',
    aboutBot: `I am ${bot} (${city.inTexts.zh.bot}), a bot that looks things up in the local news of ${here} and answers in its words only. Send /help to see what I can do.`,
    contact:
      'I am a bot that looks things up in the news, with nobody behind me to talk to. For texts, tips and complaints please contact the paper.',
    otherLanguage:
      'The articles are in Chinese, and so are my answers: ask in Chinese or pinyin, or send /latest for the newest, /town to choose a town, /help for the rest.',
    nonsense: `I did not understand that. Ask me about the news of ${here}, or send /help.`,
  },
  kinds: {
    news: 'News',
    brief: 'Brief',
    commentary: 'Commentary',
    photo: 'Photo',
    weather: 'Weather',
    notice: 'Notice',
  },
  buttons: {
    fullText: 'Full text',
    fullTextOf: (number) => `Read ${number}`,
    related: 'Related',
    previous: '‹ Previous',
    next: 'Next ›',
    towns: 'Towns',
    latest: 'Latest',
    help: 'Help',
  },
  terminal: {
    loaded: (count, pages) => `${bot} · ${articles(count)} from ${pages} pages`,
    prompt: 'ask> ',
    hint: 'Ask a question, or type /help for the commands; Ctrl-D ends.',
    choose: 'Type a letter: ',
    goodbye: 'Goodbye!',
  },
  forgotten:
    'Erased: your settings, what you follow, articles waiting for you, the questions you asked, and what we last talked about.',
  forgottenInGroup:
    'Erased: the questions you asked and what we last talked about. To erase your settings and what you follow, send me /forget in private.',
  failed: 'Sorry, something went wrong just now. Please try again in a moment.',
  notSaved:
    'Nothing can be saved right now, so that had no effect. Please try again later. Searching and asking still work.',
  slowDown: 'That is a lot at once. Please take a minute, then ask me again.',
  outdatedButton: 'This button no longer works. Please ask again.',
  wordless: {
    sticker: `😊 What would you like to know about ${here}? Ask me in words, or send /latest.`,
    picture: 'I cannot see pictures. Please type your question.',
    video: 'I cannot watch videos. Please type your question.',
    sound: 'I cannot listen to recordings. Please type your question.',
    file: 'I take no files. To look something up just type it; to submit a text, please contact the newsroom.',
    contact: 'I have no use for contacts, and keep none. To look something up just type it.',
    place: 'I do not search by location. For the articles on a town, send /town.',
    poll: 'I take no part in polls. To look something up just type it.',
    other: 'I can only read text so far. Please type your question.',
  },
  addedToGroup: (username) =>
    `Hello, I am ${bot} (${city.inTexts.zh.bot}). Mention @${username} with a question, reply to me, or send /latest or /search: I answer in the words of ${here}’s newspaper, and read nothing else. Administrators can have new articles sent here with /follow, and choose with /settings.`,
  tooSoon: (seconds) =>
    `In this group everybody waits ${seconds} s between two questions. Please ask again in a moment.`,
  share: 'Share',
  inline: {
    hint: `Type a question or words, e.g. ${subject}${measure}`,
    nothing: 'Nothing found: try other words, or ask me here',
  },
  administratorsOnly: 'Only administrators of this group can do that.',
  notAllowed: 'You are not allowed to do that.',
  votes: {
    taken: {
      up: 'Thank you, 👍 is noted.',
      down: '👎 is noted; the newsroom will see it. Thank you!',
      none: 'Your vote is taken back.',
    },
  },
  editors: {
    ask: 'Ask the newsroom',
    passedOn: 'Passed to the newsroom; its answer will be sent here.',
    refused: {
      same: 'The newsroom has this question already. Please wait for the answer.',
      enough: 'You have asked the newsroom enough for today. Please ask again tomorrow.',
    },
    letter: (id) => `A reader asks #${id}`,
    howToAnswer:
      'The bot found no answer. Reply to this message: your words go to the reader as the newsroom’s, once.',
    delivered: 'Sent to the reader.',
    undelivered: 'It could not be delivered: the reader has stopped the bot, or is gone.',
    answeredBefore: 'This question has been answered.',
    answerTo: (question) => `The newsroom answers your question “${question}”:`,
    notOfTheArchive: '—— This is the newsroom’s word, not an article’s.',
  },
  language: {
    choose: 'Choose a language. 请选择语言：',
    chosen: 'All right, I will speak English here.',
    own: 'As in each person’s Telegram',
    ownChosen: 'All right, I will speak the language of each person’s Telegram.',
  },
  settings: {
    title: 'Settings',
    language: 'Language: ',
    replies: 'Replies: ',
    full: 'full',
    short: 'short',
    subscribers: 'Who may follow topics for this group: ',
    administrators: 'administrators',
    everyone: 'everyone',
    cooldown: 'Pause between two questions of one person: ',
    seconds: (seconds) => `${seconds} s`,
    noCooldown: 'none',
  },
  channel: {
    title: 'Settings of this channel',
    posting: `Each newly published article is posted here: headline, lead, figures, towns as hashtags, and a button to the text; corrections and withdrawals follow. Not at night (22:00–7:00 in ${here}).`,
    notPosting: 'No articles are posted.',
    posts: 'Post new articles',
    noPosts: 'Post none',
    charts: 'With charts',
    noCharts: 'Without charts',
    added: (title) =>
      `I am an administrator of the channel “${title}”. To have new articles posted there, send /settings in it.`,
    withdrawn: '(This article has been withdrawn.)',
  },
  following: {
    none: `You follow nothing yet. Send /follow to choose, or /follow ${town} or /follow ${subject} to hear of new articles.`,
    offer: `What would you like to follow? Choose below, or send /follow with words, such as /follow ${subject}.`,
    everything: 'Everything',
    everythingFollowed: 'You followed nothing yet, so you now follow everything; /following changes that.',
    list: 'Following:',
    follows: (topic) => `Following “${topic}”: new articles will be sent here.`,
    known: (topic) => `“${topic}” is followed already.`,
    tooMany: (most) => `At most ${most} topics can be followed; stop some with /following.`,
    stopped: (topic) => `No longer following “${topic}”.`,
    follow: (topic) => `Follow ${topic}`,
    stop: (topic) => `✕ ${topic}`,
    tune: (topic) => `⚙ ${topic}`,
    howBrought: (topic) => `How should news on “${topic}” come?`,
    manner: {
      paces: { own: 'As this chat', atOnce: 'As it comes', daily: 'Once a day' },
      sound: { loud: 'With sound', silent: 'Silently' },
      length: { full: 'With summary', brief: 'Headlines only' },
      state: { on: 'On', paused: 'Paused' },
    },
    manage: 'What I follow',
    asItComes: `New articles are sent as they come, but not at night (22:00–7:00 in ${here}).`,
    daily: (time) => `New articles are sent together, every day at ${time} ${here} time.`,
    digestChoice: 'When would you like to get new articles?',
    off: 'As they come',
    badTime: 'I do not understand that time. For example: /digest 08:00, or /digest off.',
    news: (topics) => `New articles · ${topics.join(', ')}`,
    feeds:
      'A web page cannot send you news; subscribe to it with a feed reader. To be told on your phone, follow it in Telegram.',
    feedOf: (topic) => `Subscribe to “${topic}” (Atom)`,
    more: (count) => `${count} more: see /latest or /search.`,
  },
  web: {
    skip: 'Skip to the text',
    questionLabel: `What would you like to know about ${here}?`,
    ask: 'Ask',
    hint: 'In Chinese or pinyin, a question or a few words; press / to type here',
    conversation: 'Conversation',
    search: 'Search',
    searchLabel: 'Find articles',
    figures: 'Figures',
    figuresLabel: 'Figures on what?',
    find: 'Find',
    copy: 'Copy',
    period: 'Period',
    value: 'Value',
    source: 'Every sentence of an answer stands in an article; what the articles do not say, I do not guess.',
    privacy: 'No account, no tracking; one cookie, once you ask, so that you can ask on.',
    forget: 'Forget my conversation',
    otherLanguage: '中文',
    noPage: 'There is no such page.',
    tooLong: 'That is too long. Please shorten it and try again.',
    elsewhere: 'This did not come from a page of this site, and nothing was done. Please ask again here.',
  },
  staff: {
    commands: staffCommandTexts('en'),
    wrongFile: 'Please send a .pdf, .txt, .md or .jsonl file.',
    tooLarge: (most) =>
      `The file is too large: a .pdf may have ${most['.pdf']} MB, a .jsonl ${most['.jsonl']} MB, a .txt or .md ${most['.txt']} MB.`,
    unreadable: (page, reason) => `${page} cannot be read: ${problemInWords(reason)}`,
    problem: problemInWords,
    doubts: {
      reading: 'please check headline and text',
      noHeadline: 'no headline was read',
      undated: 'no date was read',
      unfinished: 'the text seems to break off',
      tornOff: 'the beginning of a paragraph seems to be missing',
      unreadable: 'there are characters that cannot be read',
    },
    passedOn: 'The text passed on',
    proofOf: (number) => `See ${number}`,
    leaveOutOf: (number) => `✕ Drop ${number}`,
    putBackOf: (number) => `↩ Keep ${number}`,
    leaveOut: 'Leave this out',
    putBackIn: 'Publish it after all',
    isLeftOut: '(left out)',
    read: (file, count, pages) =>
      `${file}: ${articles(count)} read${pages > 1 ? ` from ${pages} pages` : ''}`,
    turnTo: (from, to, page) =>
      `${page === null ? '' : `Page ${page}: `}${from === to ? from : `${from}–${to}`}`,
    picture: 'The page as it was read: a colour and a number an article, arrows for the order of reading.',
    replaces: (page) => `Publishing replaces the present ${page}.`,
    publish: 'Publish',
    discard: 'Discard',
    published: (page, count) => `${page} is published: ${articles(count)}.`,
    discarded: (page) => `${page} is discarded.`,
    noDraft: 'This page was published or discarded before.',
    reallyRetract: (title) =>
      `Withdraw “${title}”? Nobody will find it any more; for a day it can be brought back.`,
    retract: 'Withdraw',
    keep: 'Keep',
    kept: (title) => `“${title}” is kept.`,
    retracted: (title) => `“${title}” is withdrawn. For a day it can be brought back.`,
    restore: 'Bring back',
    restored: (title) => `“${title}” is back.`,
    tooLateToRestore: 'It can no longer be brought back; please send the page again.',
    forYou:
      'You are of the newsroom: send me a page (.pdf, .txt, .md, .jsonl) or pass a text on to me. I show what I read; once you press “Publish”, everybody can find it. You also have:',
    byHand: 'set by the newsroom',
    statsOf: (days) => `The last ${days} days`,
    counts: ({ answered, unanswered, found, nothingFound }, askers) =>
      `People who asked: ${askers}. ${answered + unanswered} questions (${answered} answered, ${unanswered} not); ${found + nothingFound} searches (${found} with results, ${nothingFound} without).`,
    unanswered: 'Found no answer',
    mostAsked: 'Asked most',
    votes: ({ up, down }) => `Votes on answers: 👍 ${up}, 👎 ${down}.`,
    judgedWrong: 'Answers judged wrong, by what was asked',
    lettersWaiting: (letters) => `Questions that wait for the newsroom (${letters})`,
    deliveries: (chats, count) => `${chats} chats follow something; ${count} deliveries of articles.`,
    exported: (count) => `${articles(count)}.`,
    exportTooLarge:
      'There are too many articles to send here; run npm run --silent cli -- articles --json on the server.',
  },
};
