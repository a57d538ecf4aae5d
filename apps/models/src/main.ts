import { Command, Option } from 'commander';
import { modelPrecision } from '#contracts';
import { PullStoppedError } from '#model-registry';
import { DomainError } from '#platform';
import { PARSER_MODEL } from '#person-parse';
import { CUTTER_MODEL, LANDMARK_MODEL } from '#try-on/networks';
import { evaluateModel } from './eval/evaluate-model.js';
import { evaluateCutter } from './eval/evaluate-cutter.js';
import { evaluateLandmarks } from './eval/evaluate-landmarks.js';
import { evaluateParser } from './eval/evaluate-parser.js';
import { evaluatePhrases } from './eval/evaluate-phrases.js';
import { layOutTriton } from './lay-out-triton.js';
import { listModels } from './list-models.js';
import { makeReference } from './make-reference.js';
import { pullCommand, type PullCommandOptions } from './pull-command.js';
import { useModel } from './use-model.js';
import { verifyModels } from './verify-models.js';

const program = new Command('models').description('The encoders of this Vitrine');
program.option('--models-dir <dir>', 'folder of the models', 'models');

program
  .command('list')
  .description('what is installed and what can be pulled')
  .action(async () => listModels(modelsDir()));

program
  .command('pull')
  .description('fetch a model from its hub; a stopped pull is gone on with')
  .argument('<name>', 'the model')
  .option('--from <dir>', 'take the files from a folder, not from the hub')
  .addOption(
    new Option('--precision <precision>', 'where several are published, or can be made').choices([
      ...modelPrecision.options,
      'bf16',
    ]),
  )
  .option('--python <path>', 'what converts a checkpoint; .venv-models/bin/python where there is one')
  .option('--no-fp32', 'of int8 the towers alone: nothing then tells what they lose')
  .option('--accept-licence <licence>', 'a licence that restricts commercial use, by name')
  .action(async (name: string, options: PullCommandOptions) => pullCommand(modelsDir(), name, options));

program
  .command('reference')
  .description('make the vectors that int8 of a model is compared with when it is loaded')
  .argument('<name>', 'the model')
  .action(async (name: string) => {
    await makeReference(modelsDir(), name);
    console.log(`${name} has its reference vectors.`);
  });

program
  .command('verify')
  .description('check every file against its manifest and the lock')
  .argument('[name]', 'one model; all of them without')
  .action(async (name?: string) => verifyModels(modelsDir(), name));

program
  .command('eval')
  .description(
    'how well a model finds photos of the validation split; `phrases`: how well prompts are understood',
  )
  .argument('[name]', 'the model, or phrases', 'vitrine-small')
  .option('--data <dir>', 'folder with clothing/ and people/', '../shared/data')
  .option('--words-of <model>', 'of phrases: the model whose words are known', 'vitrine-small')
  .action(async (name: string, options: { data: string; wordsOf: string }) => {
    if (name === 'phrases') return evaluatePhrases(modelsDir(), options.wordsOf);
    if (name === PARSER_MODEL) return evaluateParser(modelsDir(), name, options.data);
    if (name === LANDMARK_MODEL) return evaluateLandmarks(modelsDir(), options.data);
    if (name === CUTTER_MODEL) return evaluateCutter(modelsDir(), name, options.data);
    return evaluateModel(modelsDir(), name, options.data);
  });

program
  .command('use')
  .description('make a model the encoder')
  .argument('<name>', 'the model')
  .option('--env-file <file>', 'where EMBEDDING_MODEL is set', '.env')
  .action(async (name: string, options: { envFile: string }) => useModel(modelsDir(), name, options.envFile));

program
  .command('triton')
  .description('make a repository for Triton Inference Server of a model')
  .argument('<name>', 'the model')
  .requiredOption('--to <dir>', 'the repository')
  .option('--configurations <dir>', 'where the configurations are', 'deploy/triton/models')
  .action(async (name: string, options: { to: string; configurations: string }) => {
    const models = await layOutTriton({ modelsDir: modelsDir(), ...options }, name);
    console.log(`${options.to} has ${models.join(' and ')}.`);
  });

function modelsDir(): string {
  return program.opts<{ modelsDir: string }>().modelsDir;
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof DomainError ? error.message : error);
  process.exitCode = error instanceof PullStoppedError ? 130 : 1;
}
