import { DomainError } from '#platform';

/** Two groups of a kind would have names that differ in case or white space alone. */
export class GroupNameTakenError extends DomainError {
  readonly code = 'GROUP_NAME_TAKEN';
  readonly kind = 'conflict';

  constructor(options?: ErrorOptions) {
    super('Another one has this name, case and white space aside. Choose another name.', options);
  }
}

/** A group with items in it is not deleted unless they may lose it. */
export class GroupInUseError extends DomainError {
  readonly code = 'GROUP_IN_USE';
  readonly kind = 'conflict';

  constructor(
    readonly imageCount: number,
    options?: ErrorOptions,
  ) {
    const items = imageCount === 1 ? '1 item is' : `${imageCount} items are`;
    super(`${items} in it. Put them elsewhere first, or send detach=true: they lose it then.`, options);
  }
}
