import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ReconciliationDto, RecommendationsDto } from '#contracts';
import { type Answer, bodyOf } from '#testing';
import { chromaAt } from '../e2e/support/clean-up.js';
import { eventually } from '../e2e/support/eventually.js';
import { OwnService } from '../e2e/support/own-service.js';
import { differentPhotos } from '../e2e/support/photos.js';
import { problemOf } from '../e2e/support/problems.js';
import { openShop, Shop } from '../e2e/support/shop.js';
import { Vitrine } from '../e2e/support/vitrine.js';

const PHOTOS = 40;

describe('the vector store', () => {
  let chroma: OwnService;
  let vitrine: Vitrine;
  let shop: Shop;
  let ids: string[];

  beforeAll(async () => {
    chroma = await OwnService.start('chroma');
    vitrine = await Vitrine.start({ services: { ...inject('services'), chromaUrl: chroma.url } });
    shop = await openShop(vitrine);
    await shop.upload(await differentPhotos(PHOTOS));
    ids = (await shop.allEmbedded()).map(({ id }) => id).sort();
  });
  afterAll(async () => {
    await vitrine?.stop();
    await chroma?.stop();
  });

  const ask = () => shop.secret.get(`/api/recommend?prompt=clothes&num_results=100`);

  /** All of the catalogue or the truth about it, never a part. */
  function expectWholeOrSaid(answer: Answer): boolean {
    if (answer.status === 200) {
      const { results } = bodyOf<RecommendationsDto>(answer);
      expect(results.map(({ image_id }) => image_id).sort()).toEqual(ids);
      return true;
    }
    const { code } = problemOf(answer, 503);
    expect(['INDEX_REBUILDING', 'DEPENDENCY_UNAVAILABLE']).toContain(code);
    return false;
  }

  /** Asks all the time from now on; told to end, it answers with the catalogues that were only a part of this one. */
  function partsSeen(): () => Promise<string[][]> {
    const parts: string[][] = [];
    const leaving = new AbortController();
    const asking = (async () => {
      for (; !leaving.signal.aborted; await sleep(20)) {
        const answer = await ask();
        if (answer.status !== 200) problemOf(answer, 503);
        else {
          const { results } = bodyOf<RecommendationsDto>(answer);
          const found = results.map(({ image_id }) => image_id);
          if (!ids.every((id) => found.includes(id))) parts.push(found);
        }
      }
    })();
    asking.catch(() => undefined);
    return async () => {
      leaving.abort();
      await asking;
      return parts;
    };
  }

  async function expectRestored(): Promise<void> {
    await eventually(
      async () => {
        if (!expectWholeOrSaid(await ask())) throw new Error('The catalogue is not restored yet.');
      },
      { withinMs: 120_000 },
    );
    expect((await shop.allEmbedded()).map(({ id }) => id).sort()).toEqual(ids);
    const { imageVector } = vitrine.database.prisma;
    // A deletion goes to the index first, then to the copy.
    await eventually(async () => {
      expect(await shop.vectorIds()).toEqual(ids);
      expect(await imageVector.count({ where: { collection: await shop.collection() } })).toBe(PHOTOS);
    });
  }

  it('comes back by itself when its disk is lost while everything runs, and until then it is said', async () => {
    expect(expectWholeOrSaid(await ask())).toBe(true);
    await chroma.kill();
    await chroma.loseData();
    // So that nobody has restored it by the time it is asked.
    vitrine.worker.pause();
    await chroma.startAgain();
    expect(expectWholeOrSaid(await ask())).toBe(false);
    vitrine.worker.resume();
    // An upload in between makes no catalogue of one item; it is in the restored one.
    const parts = partsSeen();
    const [another] = await shop.upload((await differentPhotos(PHOTOS + 1)).slice(PHOTOS));
    await eventually(() => shop.allEmbedded(), { withinMs: 120_000 });
    await shop.secret.send('DELETE', `/api/images/${another?.id}`);
    await expectRestored();
    expect(await parts()).toEqual([]);
  });

  it('comes back when its disk and the copies of its vectors were lost while nothing ran', async () => {
    const [api] = vitrine.apis.splice(0);
    await Promise.all([api?.stop(), vitrine.worker.stop()]);
    await chroma.kill();
    await chroma.loseData();
    await vitrine.database.prisma.imageVector.deleteMany();
    await chroma.startAgain();
    await vitrine.startApi();
    // It listens on another port.
    shop = new Shop(vitrine, shop.id, shop.key);
    expect(expectWholeOrSaid(await ask())).toBe(false);
    await vitrine.startWorker();
    await expectRestored();
  });

  it('is made equal by one reconciliation, which says what it repaired', async () => {
    // A restoration is followed by a comparison, which is over.
    const path = `/api/admin/api-keys/${shop.key.id}/reconcile`;
    const completed = () =>
      eventually(async () => {
        const done = bodyOf<ReconciliationDto>(await vitrine.admin.get(path));
        expect(done.status).toBe('completed');
        return done;
      });
    await completed();
    const handle = await chromaAt(chroma.url).getCollection({ name: await shop.collection() });
    const lost = ids.filter((_id, at) => at % 2 === 0);
    await handle.delete({ ids: lost });
    const { embeddings } = await handle.get({ limit: 1, include: ['embeddings'] });
    const orphans = Array.from({ length: 20 }, () => uuidv7());
    await handle.add({ ids: orphans, embeddings: orphans.map(() => [...(embeddings[0] ?? [])]) });

    expect(bodyOf<ReconciliationDto>(await vitrine.admin.post(path, {}), 202).status).toMatch(
      /queued|running/,
    );
    const { report } = await completed();
    expect(report).toEqual({
      images: PHOTOS,
      vectors: PHOTOS - lost.length + orphans.length,
      restored: lost.length,
      corrected: 0,
      requeued: 0,
      orphans_deleted: orphans.length,
      copies_deleted: 0,
      jobs_queued: 0,
      rebuilding: false,
    });
    await expectRestored();
    const metrics = await vitrine.anyone.at(vitrine.worker.url).get('/metrics');
    expect(metrics.text).toContain(`vitrine_index_repairs_total{kind="orphans_deleted"} ${orphans.length}`);
  });
});
