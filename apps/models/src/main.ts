import { Command } from 'commander';
import { DomainError } from '#platform';
import { evaluateModel } from './eval/evaluate-model.js';
import { listModels } from './list-models.js';
import { verifyModels } from './verify-models.js';

const program = new Command('models').description('The encoders of this Vitrine');
program.option('--models-dir <dir>', 'folder of the models', 'models');

program
  .command('list')
  .description('what is in the models folder')
  .action(async () => listModels(modelsDir()));

program
  .command('verify')
  .description('check every file against its manifest')
  .argument('[name]', 'one model; all of them without')
  .action(async (name?: string) => verifyModels(modelsDir(), name));

program
  .command('eval')
  .description('how well a model finds photos of the validation split')
  .argument('[name]', 'the model', 'vitrine-mini')
  .option('--data <dir>', 'folder with images/ of the validation photos', '../shared/data/clothing')
  .action(async (name: string, options: { data: string }) => evaluateModel(modelsDir(), name, options.data));

function modelsDir(): string {
  return program.opts<{ modelsDir: string }>().modelsDir;
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof DomainError ? error.message : error);
  process.exitCode = 1;
}
