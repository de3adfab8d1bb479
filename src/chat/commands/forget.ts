import type { Command } from '../command.js';
import { saying } from '../replies.js';

/**
 * `/forget`: what is kept of a person is erased: their questions and the subjects in every chat, pages they
 * sent and did not publish, and, alone with the bot, what their chat has chosen, follows, and was sent.
 */
export const forget: Command = ({ desk, request, texts }) => {
  const privateChat = request.place === 'private' ? request.chat : null;
  desk.forget({ user: request.user, privateChat });
  return { ...saying(privateChat === null ? texts.forgottenInGroup : texts.forgotten), forgotten: true };
};
