import { Module } from '@nestjs/common';
import { SafeFetchModule } from '#platform';
import { CatalogModule } from '../catalog.module.js';
import { ImportFiles } from './import-files.js';
import { ImportRepository } from './import.repository.js';
import { ImportRunner } from './import-runner.js';
import { RowPhotos } from './row-photos.js';

/** What a worker needs that imports. */
@Module({
  imports: [CatalogModule, SafeFetchModule],
  providers: [ImportRunner, ImportRepository, ImportFiles, RowPhotos],
  exports: [ImportRunner],
})
export class ImportRunnerModule {}
