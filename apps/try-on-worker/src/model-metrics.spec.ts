import { EventEmitter } from 'node:events';
import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { HealthService } from '#platform';
import { FakeTryOnPipeline } from '#testing';
import { type ModelCalls, ModelMetrics } from './model-metrics.js';

describe('ModelMetrics', () => {
  it('counts the calls of the pipeline and says where its models run', async () => {
    const [registry, health] = [new Registry(), new HealthService()];
    const calls: ModelCalls = new EventEmitter();
    const pipeline = Object.assign(new FakeTryOnPipeline(), {
      inference: () => ({ backend: 'local', requested: 'auto', device: 'cuda' }) as const,
      graphs: () => ({
        'person-pose': { device: 'cuda', sessions: 2, loadedBytes: 5, restarts: 1, pending: 3 } as const,
      }),
    });
    new ModelMetrics(registry, health, pipeline, calls);
    calls.emit('call', { graph: 'person-pose', rows: 1, seconds: 0.02 });
    calls.emit('call', { graph: 'person-pose', rows: 1, seconds: 0.03, code: 'INFERENCE_FAILED' });
    const text = await registry.metrics();
    expect(text).toContain('vitrine_inference_seconds_count{graph="person-pose"} 2');
    expect(text).toContain('vitrine_inference_failures_total{graph="person-pose",code="INFERENCE_FAILED"} 1');
    expect(text).toContain('vitrine_inference_sessions{graph="person-pose"} 2');
    expect(text).toContain('device="cuda"');
    expect(health.facts().inference).toMatchObject({ device: 'cuda' });
  });
});
