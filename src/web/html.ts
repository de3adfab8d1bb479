import { html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of a page, whose every inserted text has been escaped. */
export type Html = HtmlEscapedString;

/** HTML (or XML) in which whatever is inserted is escaped, unless it was made by this template itself. */
export const html = (strings: TemplateStringsArray, ...values: readonly unknown[]): Html =>
  // Only what is asynchronous makes Hono's template so; nothing such is ever inserted.
  template(strings, ...values) as Html;
