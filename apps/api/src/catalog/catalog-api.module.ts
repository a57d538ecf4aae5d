import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { UploadsModule } from '../uploads/uploads.module.js';
import { TenantModule } from '#tenant';
import { groupsControllers } from './groups.controller.js';
import { ImagesController } from './images.controller.js';
import { ItemsController } from './items.controller.js';
import { PhotosController } from './photos.controller.js';

/** Items, their photos, and the groups that they are sorted in. */
@Module({
  imports: [CatalogModule, TenantModule, UploadsModule],
  controllers: [PhotosController, ImagesController, ItemsController, ...groupsControllers],
})
export class CatalogApiModule {}
