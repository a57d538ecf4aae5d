import { Body, Controller, type DynamicModule, Get, Module, Post, UseInterceptors } from '@nestjs/common';
import { z } from 'zod';
import type { Tenant } from '#tenant';
import { AdminApiModule } from '../../../apps/api/src/admin/admin.module.js';
import { ApiFoundationModule } from '../../../apps/api/src/api-foundation.module.js';
import { ForShops } from '../../../apps/api/src/auth/authenticated.js';
import { CurrentTenant } from '../../../apps/api/src/auth/current-tenant.js';
import { AllowPublishable, SecretOnly } from '../../../apps/api/src/auth/token-kinds.js';
import { IdempotencyInterceptor } from '../../../apps/api/src/idempotency/idempotency.interceptor.js';
import type { Config } from '#testing';

const text = z.strictObject({ text: z.string(), session: z.string().optional() });

/** Routes as a feature has them, and nothing behind. */
@ForShops()
@Controller('probe')
export class ProbeController {
  /** How often `work` was done. */
  static done = 0;
  /** What `work` waits for. */
  static gate: Promise<void> = Promise.resolve();
  /** Called when `work` begins. */
  static begun: () => void = () => undefined;

  @Get('secret')
  secret(@CurrentTenant() tenant: Tenant): Tenant {
    return tenant;
  }

  @Get('any')
  @AllowPublishable()
  any(@CurrentTenant() tenant: Tenant): Tenant {
    return tenant;
  }

  @Post('work')
  @AllowPublishable()
  @UseInterceptors(IdempotencyInterceptor)
  async work(@Body({ schema: text }) body: { text: string }): Promise<{ done: number; text: string }> {
    ProbeController.begun();
    await ProbeController.gate;
    if (body.text === 'crash') throw new Error('as the spec asked, with a secret in it');
    return { done: ++ProbeController.done, text: body.text };
  }
}

@AllowPublishable()
@ForShops()
@Controller('publishable-probe')
export class PublishableProbeController {
  @Get('any')
  any(): string {
    return 'ok';
  }

  @Get('secret')
  @SecretOnly()
  secret(): string {
    return 'ok';
  }
}

@Module({})
class ProbeModule {}

/** The foundation, the admin routes and the probes. */
export function probeModule(config: Config): DynamicModule {
  return {
    module: ProbeModule,
    imports: [ApiFoundationModule.forRoot(config), AdminApiModule],
    controllers: [ProbeController, PublishableProbeController],
  };
}
