import { DomainError } from '#platform';

/** No model of that name can be pulled. */
export class UnknownModelError extends DomainError {
  readonly code = 'MODEL_UNKNOWN';
  readonly kind = 'not-found';

  constructor(
    readonly model: string,
    readonly known: readonly string[],
  ) {
    super(
      `There is no model ${JSON.stringify(model)} in the catalogue. It has ${known.join(', ') || 'none'}: ` +
        '`npm run models -- list` shows them.',
    );
  }
}

/** The model's makers do not publish it in that precision. */
export class PrecisionNotPublishedError extends DomainError {
  readonly code = 'MODEL_PRECISION_NOT_PUBLISHED';
  readonly kind = 'not-found';

  constructor(
    readonly model: string,
    readonly precision: string,
    readonly published: readonly string[],
  ) {
    super(
      `${model} is not published in ${precision}, only in ${published.join(' and ')}. ` +
        'Of fp32, models/recipes/int8 makes int8.',
    );
  }
}

/** A file of the registry (a catalogue entry, the lock) is not what it should be. */
export class RegistryFileError extends DomainError {
  readonly code = 'MODEL_REGISTRY_FILE_INVALID';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(
    readonly file: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${file} cannot be used: ${reason}`, options);
  }
}

/** The licence restricts commercial use and was not accepted by name. */
export class LicenceNotAcceptedError extends DomainError {
  readonly code = 'MODEL_LICENCE_NOT_ACCEPTED';
  readonly kind = 'forbidden';

  constructor(
    readonly model: string,
    readonly licence: string,
    url: string | undefined,
  ) {
    super(
      `${model} is under ${licence}, which restricts commercial use${url === undefined ? '' : ` (${url})`}. ` +
        `If you may use it, say so by name: --accept-licence ${JSON.stringify(licence)}`,
    );
  }
}

/** The disk has no room for the model. What is downloaded is kept. */
export class DiskFullError extends DomainError {
  readonly code = 'DISK_FULL';
  readonly kind = 'unavailable';
  override readonly logLevel = 'error';

  constructor(
    readonly folder: string,
    readonly missingBytes: number,
    options?: ErrorOptions,
  ) {
    super(
      `The disk of ${folder} is full: ${(missingBytes / 1e6).toFixed(1)} MB are still to be written. ` +
        'Make room and run the same command again; it goes on where it stopped.',
      options,
    );
  }
}

/** The bytes are not those that the catalogue, the lock or the hub promise. Nothing was installed. */
export class WrongBytesError extends DomainError {
  readonly code = 'MODEL_FILE_WRONG';
  readonly kind = 'unprocessable';
  override readonly logLevel = 'error';

  constructor(
    readonly file: string,
    readonly what: 'SHA-256' | 'size',
    readonly expected: string,
    readonly actual: string,
    expectedBy: string,
  ) {
    super(
      `${file} is not the file that it should be: ${what} ${actual}, ${expectedBy} says ${expected}. ` +
        'Nothing was installed. Try again; if it stays so, the mirror, proxy or folder has another file.',
    );
  }
}

/** The pull was stopped from outside. */
export class PullStoppedError extends DomainError {
  readonly code = 'PULL_STOPPED';
  readonly kind = 'unavailable';

  constructor(options?: ErrorOptions) {
    super('Stopped. What is downloaded is kept; run the same command again to go on.', options);
  }
}

/** The folder that `--from` names lacks a file of the model. */
export class FolderFileMissingError extends DomainError {
  readonly code = 'MODEL_FOLDER_FILE_MISSING';
  readonly kind = 'not-found';

  constructor(
    readonly folder: string,
    readonly file: string,
    options?: ErrorOptions,
  ) {
    super(
      `${folder} has no ${file}. Give the folder that holds the files as the hub's repository has them.`,
      options,
    );
  }
}

/** Something that no pull has put there stands where the model would go. */
export class ModelFolderTakenError extends DomainError {
  readonly code = 'MODEL_FOLDER_TAKEN';
  readonly kind = 'conflict';

  constructor(readonly folder: string) {
    super(
      `${folder} is there already and is not in models.lock.json, so it was not pulled. ` +
        'Move it away, then pull again.',
    );
  }
}
