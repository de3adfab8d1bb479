import type { Asked } from '../command.js';
import { findFollowers } from '../findFollowers.js';
import { bold, mayChoose, paragraph, plain, whispering } from '../replies.js';
import type { Button, Reply } from '../reply.js';
import { textsIn } from '../texts/index.js';

/** What a channel's administrators can choose, as the button carries it. */
const choices = ['posts', 'noPosts', 'charts', 'noCharts', 'zh', 'en'] as const;
type Choice = (typeof choices)[number];

/** What a channel has chosen, with buttons to choose otherwise: a channel follows everything or nothing. */
export async function channelReply(asked: Asked): Promise<Reply> {
  return (await mayChoose(asked.request)) ? panel(asked) : whispering(asked.texts.administratorsOnly);
}

/** A pressed choice; unknown ones change nothing. */
export async function channelChosenReply(asked: Asked, said: string): Promise<Reply> {
  const { desk, request, texts } = asked;
  if (!(await mayChoose(request))) return whispering(texts.administratorsOnly);
  const choice = choices.find((each) => each === said);
  if (choice) choose(asked, choice);
  const settings = desk.chats.settings(request.chat);
  const language = settings.language ?? request.language;
  return {
    ...panel({ ...asked, settings, texts: textsIn(language), request: { ...request, language } }),
    delivery: 'replace',
  };
}

function choose({ desk, request }: Asked, choice: Choice): void {
  const { chat, language, at } = request;
  const followed = desk.following.of(chat)[0];
  switch (choice) {
    case 'posts':
      // What is published from now on is posted.
      findFollowers(desk, at);
      desk.following.add(chat, { kind: 'everything', topic: '' }, { language, place: 'channel' });
      break;
    case 'noPosts':
      if (followed) desk.following.stop(chat, followed.id);
      break;
    case 'charts':
    case 'noCharts':
      if (followed) desk.following.tune(chat, followed.id, { brief: choice === 'noCharts' });
      break;
    default:
      desk.chats.change(chat, { language: choice });
  }
}

function panel({ desk, request, texts }: Asked): Reply {
  const followed = desk.following.of(request.chat)[0];
  const { channel } = texts;
  const button = (choice: Choice, label: string, isChosen: boolean): Button => ({
    label: `${isChosen ? '✓ ' : ''}${label}`,
    action: { kind: 'channel', choice },
  });
  return {
    blocks: [
      paragraph(bold(channel.title)),
      paragraph(plain(followed ? channel.posting : channel.notPosting)),
    ],
    buttons: [
      [
        button('posts', channel.posts, followed !== undefined),
        button('noPosts', channel.noPosts, followed === undefined),
      ],
      ...(followed
        ? [
            [
              button('charts', channel.charts, !followed.brief),
              button('noCharts', channel.noCharts, followed.brief),
            ],
          ]
        : []),
      [button('zh', '中文', request.language === 'zh'), button('en', 'English', request.language === 'en')],
    ],
    delivery: 'new',
  };
}
