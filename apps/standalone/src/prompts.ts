import type { ApiClient } from './api-client.js';
import type { JudgedPrompt } from './catalogue.js';

/** The results of a prompt that must be what was asked for. */
const judgedResults = 3;

export interface PromptResult {
  image_id: string;
  external_id: string | null;
  name: string;
  score: number;
  category?: string | null;
}

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

export async function answerPrompts(client: ApiClient, prompts: JudgedPrompt[]): Promise<AnsweredPrompt[]> {
  const answered: AnsweredPrompt[] = [];
  for (const prompt of prompts) {
    const { results } = await client.post<{ results: PromptResult[] }>('/api/prompts', {
      prompt: prompt.prompt,
      num_results: judgedResults,
    });
    answered.push(judge(prompt, results));
  }
  return answered;
}
