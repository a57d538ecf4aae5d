import { Command, InvalidArgumentError, Option } from 'commander';
import { DomainError } from '#platform';
import { measurement } from '#try-on/measurement';
import { calibrateCommand, type CalibrateOptions } from './calibrate-command.js';
import { drawFigureCommand, type DrawFigureOptions } from './draw-figure-command.js';
import { drawGarmentsCommand, type DrawGarmentsOptions } from './draw-garments-command.js';
import { evaluateCommand, type EvaluateOptions } from './evaluate-command.js';
import { evaluateGateCommand, type EvaluateGateOptions } from './evaluate-gate-command.js';
import { evaluateRendersCommand } from './evaluate-renders-command.js';
import { EVALUATION_SETS } from './evaluation-sets.js';
import { marksCommand, type MarksCommandOptions } from './marks-command.js';
import { measureLimbsCommand, type MeasureLimbsOptions } from './measure-limbs-command.js';
import { recipeDraftsCommand, type RecipeDraftsOptions } from './recipe-drafts-command.js';
import { sheetCommand, type SheetOptions } from './sheet-command.js';
import { tryOnCommand, type TryOnOptions } from './try-on-command.js';

const program = new Command('tryon').description('Virtual try-on without a server').enablePositionalOptions();

function number(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new InvalidArgumentError('must be a number');
  return value;
}

program
  .option('--models-dir <dir>', 'folder of the models', 'models')
  .option('--work-size <pixels>', 'longest side at which the photo is worked on', number, 1536);

program
  .command('run', { isDefault: true })
  .description('one person, one to three garments')
  .requiredOption('--person <file>', 'photo of the person')
  .requiredOption('--garment <files...>', 'photos of the garments')
  .requiredOption('--out <file>', 'the result, PNG')
  .option('--type <type>', 'auto, top, bottom, dress or outer; of every garment', 'auto')
  .option('--realism <level>', '1–5', number, 3)
  .option('--retries <count>', '0–3', number, 2)
  .option('--seed <number>', 'of the fit', number, 1)
  .option('--artifacts <dir>', 'where masks, keypoints and the draft are written')
  .action(async (options: TryOnOptions) => tryOnCommand(program.opts(), options));

program
  .command('sheet')
  .description('person | garment | result with scores, for many pairs')
  .requiredOption(
    '--pairs <path>',
    'folder of NAME.person.jpg and NAME.garment.jpg (or people/NAME.jpg and garments/NAME.jpg), or CSV with person, garment and type (or auto), paths relative to it',
  )
  .requiredOption('--out <file>', 'PNG')
  .option('--height <pixels>', 'of a row', number, 360)
  .option('--columns <count>', 'pairs in a row', number, 4)
  .action(async (options: SheetOptions) => sheetCommand(program.opts(), options));

program
  .command('draw-garments')
  .description('drawn product photos of garments with their exact masks and landmarks')
  .option('--count <number>', 'pictures', number, 200)
  .option('--from <number>', 'number of the first: the same number is always the same picture', number, 0)
  .option('--width <pixels>', 'of a picture; its height is four thirds of that', number, 768)
  .option('--folded', 'most with long sleeves folded in over the body, in its own colour')
  .requiredOption('--out <dir>', 'PNG files and landmarks.jsonl')
  .action(async (options: DrawGarmentsOptions) => drawGarmentsCommand(options));

program
  .command('draw-figure')
  .description('the rendered person of the demo (apps/standalone/figure/person.jpg): takes two minutes')
  .option('--width <pixels>', 'of the picture; its height is four thirds of that', number, 768)
  .requiredOption('--out <file>', 'JPEG')
  .action(async (options: DrawFigureOptions) => drawFigureCommand(options));

program
  .command('eval')
  .description('the figures of drafts on sets of photos: fixed pairs, recolours, worn garments')
  .option('--data <dir>', 'folder with people/ and clothing/', '../shared/data')
  .addOption(new Option('--set <sets...>').choices(EVALUATION_SETS).default([...EVALUATION_SETS]))
  .option('--count <number>', 'the first of each set', number, 60)
  .option('--unseen', 'the third of each set that is left for the end, in place of the others')
  .option('--sheets <dir>', 'where a contact sheet of each set is written')
  .option('--log <file>', 'a line of JSON for each draft')
  .action(async (options: EvaluateOptions) => evaluateCommand(program.opts(), options));

program
  .command('recipe-drafts')
  .description(
    'drafts as they are made and with failures made on purpose: sheets to mark by eye, and their measures',
  )
  .option('--data <dir>', 'folder with people/ and clothing/', '../shared/data')
  .addOption(new Option('--set <set>').choices(['pairs', 'worn', 'recolours', 'train']).default('pairs'))
  .option('--from <number>', 'first case', number, 0)
  .option('--count <number>', 'cases', number, 60)
  .addOption(new Option('--recipe <recipes...>').choices(measurement.RECIPES).default(['as made']))
  .option('--unseen', 'the third of each set that is left for the end, in place of the others')
  .option('--pairs <path>', "one's own photos in place of a set, as of sheet")
  .option('--pictures <dir>', 'where the drafts themselves are written, with the masks of what is new')
  .requiredOption('--out <dir>', 'sheets, and drafts.jsonl, which is added to')
  .action(async (options: RecipeDraftsOptions) => recipeDraftsCommand(program.opts(), options));

program
  .command('eval-gate')
  .description('the figures of the gate on drafts, as they are and spoilt')
  .option('--data <dir>', 'folder with people/ and clothing/', '../shared/data')
  .option('--split <split>', 'train or val', 'val')
  .option('--from <number>', 'first pair', number, 0)
  .option('--count <number>', 'pairs', number, 60)
  .option('--log <file>', 'a line of JSON for each measurement')
  .option('--only-gate', 'without the recolour test')
  .action(async (options: EvaluateGateOptions) => evaluateGateCommand(program.opts(), options));

program
  .command('marks')
  .description('how the gate agrees with drafts that were marked by eye')
  .option('--marks <file>', 'CSV of marks and measures', 'apps/try-on/marks/drafts.csv')
  .option('--fit <file>', 'fits the chance anew to two thirds of the marks and writes it there')
  .action(async (options: MarksCommandOptions) => marksCommand(options));

program
  .command('eval-renders')
  .description('the figures of the gate of final on simulated renders')
  .option('--data <dir>', 'folder with people/ and clothing/', '../shared/data')
  .option('--split <split>', 'train or val', 'val')
  .option('--from <number>', 'first pair', number, 0)
  .option('--count <number>', 'pairs', number, 60)
  .option('--log <file>', 'a line of JSON for each measurement')
  .action(async (options: EvaluateGateOptions) => evaluateRendersCommand(program.opts(), options));

program
  .command('measure-limbs')
  .description('what bare arms and legs look like, for painted skin: measured in photos with known labels')
  .option('--data <dir>', 'folder with people/', '../shared/data')
  .option('--out <file>', 'TypeScript', 'libs/try-on/src/pipeline/person/bare-limb-tables.ts')
  .action(async (options: MeasureLimbsOptions) => measureLimbsCommand(program.opts(), options));

program
  .command('calibrate')
  .description('fits the bounds of a gate to the log of an evaluation, and says what they give')
  .requiredOption('--log <file>', 'of eval-gate or eval-renders, on train')
  .addOption(new Option('--gate <gate>').choices(['draft', 'final']).default('draft'))
  .action(async (options: CalibrateOptions) => calibrateCommand(options));

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof DomainError ? error.message : error);
  process.exitCode = 1;
}
