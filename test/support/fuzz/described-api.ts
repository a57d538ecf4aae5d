import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
};
export type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema };
type Content = Record<string, { schema?: Schema }>;
type Described = {
  operationId: string;
  security?: Record<string, unknown>[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
};
export type Operation = {
  id: string;
  method: string;
  path: string;
  isAdmin: boolean;
  parameters: Parameter[];
  isBodyNeeded: boolean;
  bodies: Content;
  responses: Described['responses'];
};
type Document = {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
};

const NAME = 'api';

/** An OpenAPI 3.1 document as what requests and answers are checked by. */
export class DescribedApi {
  readonly operations: Operation[];
  private readonly ajv = new Ajv2020({ strict: false, allErrors: false, logger: false });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly document: Document) {
    addFormats.default(this.ajv);
    this.ajv.addSchema(document, NAME);
    this.operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, described]): Operation => {
        const { operationId, security = [], parameters = [], requestBody, responses } = described;
        return {
          id: operationId,
          method: method.toUpperCase(),
          path,
          isAdmin: security.some((one) => 'AdminKey' in one),
          parameters,
          isBodyNeeded: requestBody?.required === true,
          bodies: requestBody?.content ?? {},
          responses,
        };
      }),
    );
  }

  /** A schema without a reference at its top. */
  resolved(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : this.resolved(this.document.components.schemas[name] ?? {});
  }

  /** @returns what is wrong, if anything is; @param place of the schema in the document, as a JSON pointer's parts */
  violation(value: unknown, ...place: string[]): string | undefined {
    const pointer = place.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    let validate = this.compiled.get(pointer);
    if (validate === undefined) {
      validate = this.ajv.compile({ $ref: `${NAME}#${encodeURI(pointer)}` });
      this.compiled.set(pointer, validate);
    }
    return validate(value) ? undefined : this.ajv.errorsText(validate.errors, { dataVar: '' });
  }
}
