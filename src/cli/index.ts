export { InputError, type Invocation, readArguments, UsageError, usage } from './arguments.js';
export {
  askQuestions,
  importText,
  listArticles,
  parsePages,
  repairText,
  searchArticles,
} from './commands.js';
