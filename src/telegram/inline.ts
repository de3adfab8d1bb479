import type { Telegraf } from 'telegraf';
import type { InlineQueryResultArticle } from 'telegraf/types';
import type { DealCards } from '../chat/index.js';
import { articleLink } from './deepLinks.js';
import type { Edge } from './edge.js';
import { toHtml } from './html.js';

/** Seconds that Telegram may show the same cards to a person typing the same; new articles come a few times a day. */
const cacheSeconds = 120;

/** Answers `@bot 机床` typed in any chat with cards to pick from. */
export function answerInlineQueries(
  bot: Telegraf,
  deal: DealCards,
  { call, now, languageFor, complain }: Edge,
): void {
  bot.on('inline_query', async (ctx) => {
    const { id, from, query, offset } = ctx.inlineQuery;
    const language = languageFor(from.id, from);
    const { username } = ctx.botInfo;
    try {
      const { cards, next, hint } = await deal(
        { language, at: now() },
        query,
        /^\d{1,6}$/.test(offset) ? Number(offset) : 0,
      );
      await call('answerInlineQuery', {
        inline_query_id: id,
        results: cards.map(
          (card): InlineQueryResultArticle => ({
            type: 'article',
            id: card.key,
            title: card.title,
            description: card.description,
            input_message_content: {
              message_text: toHtml(card.reply.blocks),
              parse_mode: 'HTML',
              link_preview_options: { is_disabled: true },
            },
            reply_markup: { inline_keyboard: [[{ text: card.open, url: articleLink(username, card.id) }]] },
          }),
        ),
        ...(hint === null ? {} : { button: { text: hint, start_parameter: 'inline' } }),
        next_offset: next === null ? '' : String(next),
        cache_time: cacheSeconds,
        // Dates and buttons are in the person's own language.
        is_personal: true,
      });
    } catch (error) {
      complain(error, query);
    }
  });
}
