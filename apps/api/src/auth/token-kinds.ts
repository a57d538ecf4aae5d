import { SetMetadata } from '@nestjs/common';

export const TOKEN_KINDS = 'vitrine:token-kinds';

export type TokenKinds = 'secret-only' | 'any';

/** Only a secret token may call this. The default; needed where the controller allows publishable ones. */
export const SecretOnly = () => SetMetadata(TOKEN_KINDS, 'secret-only' satisfies TokenKinds);

/** A publishable token may call this as well, from its allowed origins. */
export const AllowPublishable = () => SetMetadata(TOKEN_KINDS, 'any' satisfies TokenKinds);
