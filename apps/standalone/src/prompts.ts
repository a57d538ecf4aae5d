import type { Recommendation, Vitrine } from '#sdk';
import type { JudgedPrompt } from './catalogue.js';

/** The results of a prompt that must be what was asked for. */
const judgedResults = 3;

export type PromptResult = Pick<Recommendation, 'image_id' | 'external_id' | 'name' | 'score'> &
  Partial<Pick<Recommendation, 'category'>>;

export interface JudgedResult extends PromptResult {
  /** Undefined where there is nothing to judge by. */
  fits: boolean | undefined;
}

export interface AnsweredPrompt {
  prompt: string;
  results: JudgedResult[];
  fits: boolean | undefined;
}

/** A prompt is answered well when its first three results fit, or all that exist where there are fewer. */
export function judge(prompt: JudgedPrompt, results: PromptResult[]): AnsweredPrompt {
  const { matches } = prompt;
  const judged = results.map((result) => ({
    ...result,
    fits: matches && (result.external_id === null ? false : matches(result.external_id)),
  }));
  const expected = Math.min(judgedResults, prompt.wanted);
  const best = judged.slice(0, expected);
  const fits = matches && best.length === expected && best.every((result) => result.fits);
  return { prompt: prompt.prompt, results: judged, fits };
}

export async function answerPrompts(client: Vitrine, prompts: JudgedPrompt[]): Promise<AnsweredPrompt[]> {
  const answered: AnsweredPrompt[] = [];
  for (const prompt of prompts) {
    const { results } = await client.recommend({ prompt: prompt.prompt, num_results: judgedResults });
    answered.push(judge(prompt, results));
  }
  return answered;
}
