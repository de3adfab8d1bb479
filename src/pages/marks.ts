/** What papers print before bylines, titles and pieces of short news; for a class of a regular expression. */
export const marks = '■□●○◎◆◇▲△▶►▷▼▽◁◈♦❖★☆※·•▪';

/** Matches the one before a byline, where a line without it goes on with the one above, or before short news without a title. */
export const markFirst = new RegExp(`^[${marks}]`, 'u');
