import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { OutboxSignal } from '#platform';
import { OutboxRelay } from '#platform/work';
import { TRY_ON_QUEUE } from '#try-on/work';

/** A shopper waits: the relay looks as soon as the API has written an event, not when its pause is over. */
@Injectable()
export class RelaySignal implements OnApplicationBootstrap {
  constructor(
    private readonly signal: OutboxSignal,
    private readonly relay: OutboxRelay,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(RelaySignal.name);
  }

  onApplicationBootstrap(): void {
    this.signal
      .listen(TRY_ON_QUEUE, () => this.relay.lookNow())
      .catch((error: unknown) => this.logger.warn({ err: error }, 'Try-ons are taken a little later'));
  }
}
