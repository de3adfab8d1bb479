import type { Asked } from '../command.js';
import { asTyped, bold, faint, paragraph, plain, saying, whispering } from '../replies.js';
import type { Button, Reply } from '../reply.js';
import { textsIn } from '../texts/index.js';

/** Characters of a question as the newsroom is shown it. */
const longestQuestion = 500;
/** Characters of the newsroom's answer that one message surely holds. */
const longestAnswer = 3_500;

/** The button under "not found", where there is a newsroom to ask. */
export function askEditorsButtons({ request, texts }: Asked, question: string): Button[][] {
  if (!request.offers?.newsroom) return [];
  return [[{ label: texts.editors.ask, action: { kind: 'askEditors', question } }]];
}

/** Passes a question to the newsroom; it answers by replying to the message that shows it (editorsAnswer). */
export function askEditorsReply({ desk, request, texts }: Asked, question: string): Reply {
  // A button that another front end offered.
  if (!request.offers?.newsroom) return saying(texts.outdatedButton);
  const { user, chat, thread = 0, message = 0, language, at } = request;
  const text = [...question].slice(0, longestQuestion).join('');
  const id = desk.letters.add({ user, chat, thread, message, language, text }, at);
  if (typeof id === 'string') return whispering(texts.editors.refused[id]);
  return {
    ...whispering(texts.editors.passedOn),
    dispatches: [
      {
        to: 'staff',
        reply: {
          blocks: [
            paragraph(bold(textsIn('zh').editors.letter(id))),
            { kind: 'quote', spans: [plain(text)] },
            paragraph(faint(textsIn('zh').editors.howToAnswer)),
          ],
          buttons: [],
          delivery: 'new',
        },
        sent: (staffChat, shown) => desk.letters.shown(id, staffChat, shown),
      },
    ],
  };
}

/** What the staff write in answer to a passed question goes to who asked it, once; null for anything else. */
export function editorsAnswer({ desk, request, texts }: Asked, said: string): Reply | null {
  const { rights, place, answers, chat, user, at } = request;
  if (!rights?.staff || place !== 'private' || answers === undefined || said.startsWith('/')) return null;
  const letter = desk.letters.shownIn(chat, answers);
  if (letter === undefined) return null;
  if (letter === 'answered' || !desk.letters.answered(letter.id, at)) {
    return saying(texts.editors.answeredBefore);
  }
  desk.audit.record({ user, act: 'answer', detail: `#${letter.id} ${letter.text}`, at });
  const { editors } = textsIn(letter.language);
  return {
    ...saying(texts.editors.delivered),
    dispatches: [
      {
        to: { chat: letter.chat, thread: letter.thread, answers: letter.message },
        reply: {
          blocks: [
            paragraph(bold(editors.answerTo(asTyped(letter.text)))),
            paragraph(plain([...said].slice(0, longestAnswer).join(''))),
            paragraph(faint(editors.notOfTheArchive)),
          ],
          buttons: [],
          delivery: 'new',
        },
        lost: saying(texts.editors.undelivered),
      },
    ],
  };
}
