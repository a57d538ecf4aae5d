import { firstIdOf, type PrismaService, statement } from '#platform';

/** Prompts between two moments; their ids are of their time, so that the primary key finds them. */
const COUNT_PROMPTS = statement(
  'count-prompts',
  `SELECT count(*)::int AS count FROM prompts
    WHERE api_key_id = $1::uuid AND id >= $2::uuid AND id < $3::uuid`,
);

/** How many prompts of a key were recorded from `start` to before `end`: a listing is one, by whatever it was asked. */
export async function countPrompts(
  prisma: PrismaService,
  apiKeyId: string,
  start: Date,
  end: Date,
): Promise<number> {
  const values = [apiKeyId, firstIdOf(start), firstIdOf(end)];
  const [row] = await prisma.prepared<{ count: number }>(COUNT_PROMPTS, values);
  return row?.count ?? 0;
}
