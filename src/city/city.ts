import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const name = z.string().trim().min(1);
const names = z.array(z.string().min(2));
const inLanguage = z.object({ city: name, bot: name });

const shape = z.object({
  name,
  shortNames: names.min(1),
  regions: names,
  timeZone: z
    .string()
    .refine(
      (zone) => Intl.supportedValuesOf('timeZone').includes(zone),
      'expected a time zone like Asia/Shanghai',
    ),
  inTexts: z.object({
    zh: inLanguage,
    en: inLanguage,
    examples: z.object({ town: name, subject: name, measure: name }),
  }),
  paper: z.object({ zh: name, en: name }),
  sameAs: z.array(names.min(2)),
  notTowns: names,
  towns: z
    .array(z.object({ name, short: name, zones: names, villages: names, sharedVillages: names }))
    .min(1),
});
/** What the bot knows of its city: its city.json tells what each part is. */
export type City = z.infer<typeof shape>;

/** Reads a city's folder. Throws naming the file and what is wrong in it. */
export function readCity(folder: string): City {
  const file = join(folder, 'city.json');
  const read = shape.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Error(`${file}: ${issue?.path.join('.')}: ${issue?.message}`);
}

/**
 * The city of this process, named by CITY_DIR. A module and not an argument: a process has one paper, one
 * database and one bot, and some sixty functions from facts to Telegram would hand the same object on.
 */
export const city = readCity(
  process.env.CITY_DIR?.trim() || fileURLToPath(new URL('../../data/', import.meta.url)),
);

/** What people call the city, its full name first. */
export const cityNames: readonly string[] = [city.name, ...city.shortNames];
