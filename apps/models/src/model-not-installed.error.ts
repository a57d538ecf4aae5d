import { DomainError } from '#platform';

/** The model is not in the models folder. */
export class ModelNotInstalledError extends DomainError {
  readonly code = 'MODEL_NOT_INSTALLED';
  readonly kind = 'not-found';

  constructor(
    readonly model: string,
    canBePulled: boolean,
  ) {
    super(
      canBePulled
        ? `${model} is not installed. \`npm run models -- pull ${model}\` fetches it.`
        : `There is no model ${JSON.stringify(model)}. \`npm run models -- list\` shows what there is.`,
    );
  }
}
