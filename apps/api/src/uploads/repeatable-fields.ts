import { SetMetadata } from '@nestjs/common';

export const REPEATABLE_FIELDS = Symbol('text fields that a form may repeat');

/** The text fields that the form of a route may repeat; their values come as a list then. */
export const RepeatableFields = (...names: string[]) => SetMetadata(REPEATABLE_FIELDS, names);
