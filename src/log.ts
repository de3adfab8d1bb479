import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

/**
 * The log, on stderr: readable on a terminal, JSON otherwise. The secret never gets into a line,
 * whoever wrote it: every line passes through here last.
 */
export function openLog(level: string, secret: string | undefined): Logger {
  const destination = process.stderr.isTTY
    ? pretty({ destination: 2, sync: true, ignore: 'pid,hostname' })
    : pino.destination({ dest: 2, sync: true });
  // Without the bot's public number the rest of a token is the secret itself.
  const hidden = secret?.replace(/^\d+:/u, '');
  return pino(
    { level, base: null },
    {
      write: (line: string) => {
        destination.write(hidden ? line.replaceAll(hidden, '<secret>') : line);
      },
    },
  );
}
