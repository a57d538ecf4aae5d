import { Module } from '@nestjs/common';
import { ImportRepository } from './import.repository.js';
import { ImportsService } from './imports.service.js';

/** What the API needs: to take files and tell how far they are. */
@Module({ providers: [ImportsService, ImportRepository], exports: [ImportsService] })
export class ImportsModule {}
