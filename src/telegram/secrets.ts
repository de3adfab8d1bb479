/** Removes secrets (the bot's token, what a user wrote) from a text that goes into a log. */
export type Censor = (text: string) => string;

/** A censor for these secrets; texts of under three characters are too common to hide. */
export function censorOf(...secrets: readonly string[]): Censor {
  const hidden = secrets.filter((secret) => secret.length >= 3).sort((a, b) => b.length - a.length);
  return (text) => hidden.reduce((rest, secret) => rest.replaceAll(secret, '[…]'), text);
}

/** What a log line tells of an error: never its other properties, which hold whole payloads. */
export function plainly(
  error: unknown,
  censor: Censor,
): { readonly message: string; readonly stack?: string } {
  if (!(error instanceof Error)) return { message: censor(String(error)) };
  const message = censor(`${error.name}: ${error.message}`);
  return error.stack ? { message, stack: censor(error.stack) } : { message };
}
