import { Module } from '@nestjs/common';
import { UploadBudget } from './upload-budget.js';

/** What the interceptors that read forms need, shared by every controller that uses one. */
@Module({
  providers: [{ provide: UploadBudget, useFactory: () => new UploadBudget() }],
  exports: [UploadBudget],
})
export class UploadsModule {}
