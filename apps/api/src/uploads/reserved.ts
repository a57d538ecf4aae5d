import type { FastifyRequest } from 'fastify';
import { finalize, type Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { KEYLESS, type UploadBudget, type UploadReservation } from './upload-budget.js';
import './uploaded-file.js';

/**
 * Handles a request with room of its own in the budget, which it gives back when it has been answered.
 * @param read takes what the request carries into memory
 */
export async function withReservation(
  budget: UploadBudget,
  request: AuthenticatedRequest,
  read: (reservation: UploadReservation) => Promise<void>,
  handle: () => Observable<unknown>,
): Promise<Observable<unknown>> {
  const { user } = request;
  const reservation = budget.begin(typeof user === 'object' ? user.apiKeyId : KEYLESS);
  request.uploadReservation = reservation;
  try {
    await read(reservation);
  } catch (error) {
    reservation.release();
    throw error;
  }
  return handle().pipe(finalize(reservation.release));
}

/** Counts bytes that a handler takes into memory beside those of the form. */
export function reserveMore(request: FastifyRequest, bytes: number): Promise<void> {
  if (request.uploadReservation === undefined) throw new Error('The route has no interceptor that reserves');
  return request.uploadReservation.take(bytes);
}
