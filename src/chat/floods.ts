/** How much one person may ask before it is a flood. */
export interface FloodLimit {
  /** So many … */
  readonly most: number;
  /** … within so many milliseconds … */
  readonly within: number;
  /** … and the person is not heard for so many. */
  readonly deafness: number;
}

/** More than a person asks and reads. */
export const usualFlood: FloodLimit = { most: 20, within: 30_000, deafness: 60_000 };

/** What a message deserves by how many came before it. */
type Patience = 'answer' | 'slowDown' | 'ignore';

/** Counts what people ask. */
export interface Floods {
  /** One more from a person, as the front end knows them, at the time they sent it. */
  heard(person: number | string, at: Date): Patience;
}

/** Floods by person; kept in memory, as long as they matter. */
export function openFloods({ most, within, deafness }: FloodLimit): Floods {
  const people = new Map<number | string, { asked: number[]; deafUntil: number }>();
  const forget = (before: number): void => {
    // The front of the map is who asked longest ago.
    for (const [person, { asked, deafUntil }] of people) {
      if (Math.max(deafUntil, asked.at(-1) ?? 0) > before) return;
      people.delete(person);
    }
  };
  return {
    heard(person, at) {
      const time = at.getTime();
      forget(time - within);
      const { asked, deafUntil } = people.get(person) ?? { asked: [], deafUntil: 0 };
      if (time < deafUntil) return 'ignore';
      const recent = [...asked.filter((each) => each > time - within), time];
      const flood = recent.length > most;
      people.delete(person);
      people.set(person, flood ? { asked: [], deafUntil: time + deafness } : { asked: recent, deafUntil: 0 });
      return flood ? 'slowDown' : 'answer';
    },
  };
}
