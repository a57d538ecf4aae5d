import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { CursorCodec } from '../pagination/cursor.js';
import { Sealer } from './sealer.js';
import { UrlSigner } from './url-signer.js';

@Global()
@Module({
  providers: [Sealer, UrlSigner, CursorCodec].map((provide) => ({
    provide,
    inject: [CONFIG],
    useFactory: (config: Config) => new provide(config.SIGNING_SECRET),
  })),
  exports: [Sealer, UrlSigner, CursorCodec],
})
export class CryptoModule {}
