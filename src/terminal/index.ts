export { textOf } from './plainText.js';
export { chatAtTerminal, type TerminalChat } from './terminalChat.js';
