/** What papers print before bylines, titles and pieces of short news; for a class of a regular expression. */
export const marks = '■□●○◎◆◇▲△▶►▷▼▽◁◈♦❖★☆※·•▪';
