/** A link that opens the bot on an article: `https://t.me/AskPinghuBot?start=a12` (Bot features, deep linking). */
export function articleLink(username: string, id: number): string {
  return `https://t.me/${username}?start=a${id}`;
}

/** A link that lets a person choose whom to send an article to, by its address. */
export function shareLink({ title }: { readonly title: string }, address: string): string {
  return `https://t.me/share/url?${new URLSearchParams({ url: address, text: title })}`;
}
