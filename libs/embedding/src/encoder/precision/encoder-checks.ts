import { Gauge, type Registry } from 'prom-client';
import type { EncoderCheck, EncoderStatus } from '#contracts';

/** What the comparisons of this process's encoders found, for metrics. */
export class EncoderChecks {
  private readonly checks = new Map<string, EncoderCheck>();

  record(check: EncoderCheck): void {
    this.checks.set(check.model, check);
  }

  measure(registry: Registry, status: EncoderStatus): void {
    const { checks } = this;
    new Gauge({
      name: 'vitrine_encoder_info',
      help: 'The configured encoder: which precision was asked for and which runs; always 1',
      labelNames: ['model', 'requested', 'precision', 'fallback'],
      registers: [registry],
    }).set(
      {
        model: status.model,
        requested: status.requested,
        precision: status.precision,
        fallback: String(status.fallback !== undefined),
      },
      1,
    );
    new Gauge({
      name: 'vitrine_encoder_reference_cosine',
      help: 'Least cosine of an int8 tower, when it was loaded, with the reference vectors of fp32 or of int8 itself',
      labelNames: ['model', 'tower', 'reference'],
      registers: [registry],
      collect() {
        for (const { model, ...check } of checks.values()) {
          for (const reference of ['fp32', 'int8'] as const) {
            for (const [tower, cosine] of Object.entries(check[reference])) {
              this.set({ model, tower, reference }, cosine);
            }
          }
        }
      },
    });
  }
}
