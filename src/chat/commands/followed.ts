import type { FollowedTopic, Manner } from '../../store/index.js';
import type { Asked } from '../command.js';
import { findFollowers } from '../findFollowers.js';
import { bold, paragraph, whispering } from '../replies.js';
import type { Button, Reply } from '../reply.js';
import type { Texts } from '../texts/index.js';
import { followingReply, mayFollow, topicInWords } from './follow.js';

/** One way news on a topic can be brought. */
interface Choice {
  /** As the button carries it. */
  readonly code: string;
  readonly label: (texts: Texts) => string;
  readonly manner: Partial<Manner>;
}

/** A row of buttons each; the first that holds is chosen. */
const table: readonly (readonly Choice[])[] = [
  [
    { code: 'pace=own', label: ({ following }) => following.manner.paces.own, manner: { pace: null } },
    {
      code: 'pace=atOnce',
      label: ({ following }) => following.manner.paces.atOnce,
      manner: { pace: 'atOnce' },
    },
    { code: 'pace=daily', label: ({ following }) => following.manner.paces.daily, manner: { pace: 'daily' } },
  ],
  [
    { code: 'sound=on', label: ({ following }) => following.manner.sound.loud, manner: { silent: false } },
    { code: 'sound=off', label: ({ following }) => following.manner.sound.silent, manner: { silent: true } },
  ],
  [
    { code: 'length=full', label: ({ following }) => following.manner.length.full, manner: { brief: false } },
    {
      code: 'length=brief',
      label: ({ following }) => following.manner.length.brief,
      manner: { brief: true },
    },
  ],
  [
    { code: 'state=on', label: ({ following }) => following.manner.state.on, manner: { paused: false } },
    {
      code: 'state=paused',
      label: ({ following }) => following.manner.state.paused,
      manner: { paused: true },
    },
  ],
];

/** How a followed topic is brought, with buttons to choose otherwise. */
export function followedReply(asked: Asked, id: number): Reply {
  const { desk, request } = asked;
  const topic = desk.following.get(request.chat, id);
  return topic ? panel(asked, topic) : { ...followingReply(asked), delivery: 'replace' };
}

/** A pressed choice; unknown ones change nothing. */
export async function tuneReply(asked: Asked, id: number, code: string): Promise<Reply> {
  const { desk, request, texts } = asked;
  if (!(await mayFollow(asked))) return whispering(texts.administratorsOnly);
  const choice = table.flat().find((each) => each.code === code);
  // What came until now is found in the manner of until now.
  findFollowers(desk, request.at);
  if (choice) desk.following.tune(request.chat, id, choice.manner);
  return followedReply(asked, id);
}

function panel({ texts }: Asked, topic: FollowedTopic): Reply {
  const isChosen = ({ manner }: Choice) =>
    Object.entries(manner).every(([name, value]) => topic[name as keyof Manner] === value);
  return {
    blocks: [paragraph(bold(texts.following.howBrought(topicInWords(topic, texts))))],
    buttons: [
      ...table.map((row) =>
        row.map(
          (choice): Button => ({
            label: `${isChosen(choice) ? '✓ ' : ''}${choice.label(texts)}`,
            action: { kind: 'tune', id: topic.id, choice: choice.code },
          }),
        ),
      ),
      [
        {
          label: texts.following.stop(topicInWords(topic, texts)),
          action: { kind: 'unfollow', id: topic.id },
        },
        { label: texts.following.manage, action: { kind: 'following' } },
      ],
    ],
    delivery: 'replace',
  };
}
