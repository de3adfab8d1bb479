export { textOf } from './plainText.js';
export { chatAtTerminal } from './terminalChat.js';
