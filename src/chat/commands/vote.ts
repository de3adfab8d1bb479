import type { Vote } from '../../store/index.js';
import type { Asked } from '../command.js';
import { saying } from '../replies.js';
import type { Button, Reply } from '../reply.js';

/** A person's vote on an answer; a later one replaces it. */
export function voteReply({ desk, request, texts }: Asked, question: number, vote: Vote): Reply {
  const known = desk.votes.cast(question, request.user, vote, request.at);
  return { ...saying(known ? texts.votes.taken[vote] : texts.outdatedButton), delivery: 'passing' };
}

/** The buttons under an answer, where a front end takes votes. */
export function voteButtons({ request }: Asked, question: number | null): Button[][] {
  if (!request.offers?.votes || question === null) return [];
  return [
    [
      { label: '👍', action: { kind: 'vote', question, vote: 'up' } },
      { label: '👎', action: { kind: 'vote', question, vote: 'down' } },
    ],
  ];
}
