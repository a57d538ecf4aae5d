import { Module } from '@nestjs/common';
import { CatalogModule, ImportsModule } from '#catalog';
import { ImportsController } from './imports.controller.js';

/** Catalogues in one piece, in and out. */
@Module({ imports: [CatalogModule, ImportsModule], controllers: [ImportsController] })
export class ImportsApiModule {}
