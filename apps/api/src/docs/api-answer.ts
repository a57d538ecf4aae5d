import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/** Documents a good answer by its schema of `contracts`. */
export function ApiAnswer(status: number, schema: z.ZodType, description: string) {
  return ApiResponse({ status, description, standardSchema: schema });
}
