import type { EncoderStatus } from '#contracts';

/** What a log says of the encoder that a process starts with. */
export function saysOfCheck({ model, fallback, check }: EncoderStatus): {
  level: 'info' | 'warn';
  sentence: string;
} {
  if (fallback !== undefined) {
    return { level: 'warn', sentence: `The encoder runs in fp32 in place of int8: ${fallback}` };
  }
  if (check !== undefined && Object.keys(check.fp32).length === 0) {
    return {
      level: 'warn',
      sentence: `The encoder is ${model}. What it loses against fp32 is not known: its folder was never with fp32 towers.`,
    };
  }
  return {
    level: 'info',
    sentence: `The encoder is ${model}${check === undefined ? '' : ', which answers as its reference vectors say'}`,
  };
}
