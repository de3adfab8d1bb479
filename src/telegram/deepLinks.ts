/** A link that opens the bot on an article: `https://t.me/AskPinghuBot?start=a12` (Bot features, deep linking). */
export function articleLink(username: string, id: number): string {
  return `https://t.me/${username}?start=a${id}`;
}

/** A link that lets a person choose whom to send an article to. */
export function shareLink(
  username: string,
  { id, title }: { readonly id: number; readonly title: string },
): string {
  const parameters = new URLSearchParams({ url: articleLink(username, id), text: title });
  return `https://t.me/share/url?${parameters}`;
}
