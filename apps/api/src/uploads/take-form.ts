import type { CallHandler, ExecutionContext } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { DomainError } from '#platform';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { withReservation } from './reserved.js';
import type { UploadBudget, UploadReservation } from './upload-budget.js';

export type FormRules = {
  /** Of the whole form. */
  maxBytes: number;
  tooLarge: () => DomainError;
  /** Takes the form into memory, `take` of the reservation being asked before. */
  read: (request: AuthenticatedRequest, reservation: UploadReservation) => Promise<void>;
};

/**
 * Has a form read before its handler, with room of its own in the budget until it has been answered; a form that
 * announces too much is refused unread. A body that is no form is left as it is, and has a reservation for what its
 * handler takes into memory.
 */
export function takeForm(
  context: ExecutionContext,
  next: CallHandler,
  budget: UploadBudget,
  { maxBytes, tooLarge, read }: FormRules,
): Promise<Observable<unknown>> {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  return withReservation(
    budget,
    request,
    async (reservation) => {
      if (!request.isMultipart()) return;
      if (Number(request.headers['content-length'] ?? maxBytes) > maxBytes) throw tooLarge();
      await read(request, reservation);
    },
    () => next.handle(),
  );
}
