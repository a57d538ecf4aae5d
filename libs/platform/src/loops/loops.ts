import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Counter, Gauge, Registry } from 'prom-client';
import { Loop, type LoopOptions } from './loop.js';

/** The loops of a process: started by whoever has the work, stopped together, counted in the metrics. */
@Injectable()
export class Loops implements OnApplicationShutdown {
  private readonly loops: Loop[] = [];
  private readonly turns: Counter;
  private readonly lastTurn: Gauge;

  constructor(
    registry: Registry,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(Loops.name);
    this.turns = new Counter({
      name: 'vitrine_loop_turns_total',
      help: 'Turns of the loops of this process, by loop and by what became of them',
      labelNames: ['loop', 'outcome'],
      registers: [registry],
    });
    this.lastTurn = new Gauge({
      name: 'vitrine_loop_last_turn_timestamp_seconds',
      help: 'When a loop last ended a turn without an error',
      labelNames: ['loop'],
      registers: [registry],
    });
  }

  /** Two loops may have the same name: turns of one kind of work at once. */
  start(options: LoopOptions): Loop {
    const loop = new Loop(options, {
      turned: (name) => {
        this.turns.inc({ loop: name, outcome: 'done' });
        this.lastTurn.setToCurrentTime({ loop: name });
      },
      failed: (name, failure, error) => {
        this.turns.inc({ loop: name, outcome: 'failed' });
        this.logger.warn({ err: error, loop: name }, failure);
      },
    });
    this.loops.push(loop);
    return loop;
  }

  /** Turns under way are finished. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }
}
