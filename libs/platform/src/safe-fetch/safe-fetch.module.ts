import { Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { AddressPolicy } from './address-policy.js';
import { SafeFetch } from './safe-fetch.js';

@Injectable()
class ConfiguredSafeFetch extends SafeFetch implements OnApplicationShutdown {
  constructor(@Inject(CONFIG) config: Config) {
    super({ policy: new AddressPolicy(config.FETCH_ALLOW_ADDRESSES) });
  }

  onApplicationShutdown(): void {
    this.close();
  }
}

/** `SafeFetch` with the addresses that FETCH_ALLOW_ADDRESSES adds. */
@Module({ providers: [{ provide: SafeFetch, useClass: ConfiguredSafeFetch }], exports: [SafeFetch] })
export class SafeFetchModule {}
