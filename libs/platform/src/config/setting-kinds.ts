import { z } from 'zod';

/** Kinds of values that several slices of the configuration have. */
export const portSetting = z.coerce.number().int().min(0).max(65_535);

/** A wait or an interval. */
export const secondsSetting = z.coerce.number().min(0.05).max(3_600);
