import { type DatePrecision, type NewsDate, titleOf } from '../../news/index.js';
import type { Correction } from '../../store/index.js';
import type { Asked, Command } from '../command.js';
import { saying, usageReply } from '../replies.js';
import { articleReply } from './article.js';

/** Matches `3 headline 新标题`, `№3 date 2023-07-07`; the rest may be empty. */
const form = /^[#№]?(?<id>\d{1,12})\s+(?<field>[a-z]+)(?:\s+(?<value>[\s\S]+))?$/iu;

/** What can be put right, by field: the value as typed to the correction, or null when it cannot be one. */
const fields: Readonly<Record<string, (asked: Asked, value: string) => Correction | null>> = {
  headline: (_, value) => (value === '' ? null : { headline: value }),
  kicker: (_, value) => ({ kicker: value || null }),
  deck: (_, value) => ({ deck: value || null }),
  date: (asked, value) => {
    if (value === '') return { date: null };
    const date = readDate(asked, value);
    return date && { date };
  },
  towns: ({ desk }, value) => {
    const names = value.split(/[\s,，、]+/u).filter(Boolean);
    const towns = names.flatMap((name) => desk.towns.named(name) ?? []);
    if (towns.length < names.length) return null;
    return { towns: [...new Set(towns)].map((name) => ({ name, role: 'main' })) };
  },
};

/** `/edit 3 headline …`: puts an article right; an empty value takes kicker, deck, date or towns away. */
export const edit: Command = async (asked, argument) => {
  const { desk, request, texts } = asked;
  const { id, field = '', value = '' } = form.exec(argument.normalize('NFC'))?.groups ?? {};
  const name = field.toLowerCase();
  const read = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const changes = id !== undefined && read ? read(asked, value.trim()) : null;
  if (id === undefined || !changes)
    return usageReply(asked, texts.staff.commands.edit, '/edit 3 date 2023-07-07');
  const article = desk.articles.correct(Number(id), changes);
  if (!article) return saying(texts.noSuchArticle(id));
  await desk.pressroom.refresh();
  const detail = `№${id} ${titleOf(article)}: ${JSON.stringify(changes)}`;
  desk.audit.record({ user: request.user, act: 'edit', detail, at: request.at });
  return articleReply(asked, article.id);
};

/** Matches `2023`, `2023-07`, `2023-07-07`. */
const dateForm = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u;

function readDate({ texts }: Asked, value: string): NewsDate | null {
  const exists = dateForm.test(value) && new Date(value).toISOString().startsWith(value);
  const precision = (['year', 'month', 'day'] as const satisfies DatePrecision[])[
    value.split('-').length - 1
  ];
  return exists && precision ? { iso: value, precision, basis: texts.staff.byHand } : null;
}
