import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';

/** What is stored can be read; nothing can be stored beside it until somebody makes room. */
export class StorageFullError extends DependencyUnavailableError {
  override readonly code = 'STORAGE_FULL';

  /** @param options.freeMb how much is left, where that is known */
  constructor({ freeMb, ...options }: ErrorOptions & { freeMb?: number } = {}) {
    const left = freeMb === undefined ? '' : ` (${freeMb} MB are free)`;
    const message = `The storage of photos is full${left}: nothing can be stored until its operator makes room.`;
    super('object storage', { ...options, message, reason: message });
  }
}

/** Of a file system and of quotas on it, and of a MinIO. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'XMinioStorageFull']);

/** @param name an error's code */
export function meansFull(name: unknown): boolean {
  return typeof name === 'string' && FULL.has(name);
}
