import type { Request } from './request.js';

/** Whether a person may choose for the chat: everybody for their own, administrators for a group or channel. */
export async function mayChoose({ place, rights }: Request): Promise<boolean> {
  return place === 'private' || (await rights?.administers()) === true;
}
