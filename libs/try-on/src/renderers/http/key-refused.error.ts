import { noImage } from './no-image.js';
import { TryOnError } from '../../errors/try-on.error.js';

/** A server does not accept the key or token that the operator gave it: it is one, at the right address. */
export class KeyRefusedError extends TryOnError {
  constructor() {
    const { code, message } = noImage('it does not accept its API key or token');
    super(code, message);
  }
}
