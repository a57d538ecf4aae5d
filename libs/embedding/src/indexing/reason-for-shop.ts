import { DomainError } from '#platform';

const FAULT_OF_OURS =
  'Something went wrong on our side with this photo. Send it again; tell the operator of this service if it repeats.';

/** Why a photo was given up, as its shop reads it. What is no fault of the photo is for the log: it may name files and servers. */
export function reasonForShop(error: Error): string {
  return error instanceof DomainError && error.kind !== 'internal' ? error.message : FAULT_OF_OURS;
}
