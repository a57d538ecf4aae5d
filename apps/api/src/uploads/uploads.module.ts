import { Module } from '@nestjs/common';
import { UploadBudget } from './upload-budget.js';

/** What PhotoUploadInterceptor needs, shared by every controller that uses it. */
@Module({ providers: [UploadBudget], exports: [UploadBudget] })
export class UploadsModule {}
