type Path = ReadonlyArray<PropertyKey | { key: PropertyKey }>;

export type SchemaIssue = {
  message: string;
  path?: Path;
  /** Of zod: what kind of issue it is; fields that a strict object does not know; of a union, the issues of each branch. */
  code?: string;
  keys?: string[];
  errors?: readonly (readonly SchemaIssue[])[];
};

/** Of a union, what its nearest branch says: the one that the value is of the kind of, and has least to say of it. */
export function nearestIssues(issue: SchemaIssue): SchemaIssue[] {
  const { code, path = [], errors = [] } = issue;
  if (code !== 'invalid_union') return [issue];
  const branches = errors.map((branch) => branch.flatMap(nearestIssues)).filter(({ length }) => length > 0);
  const ofItsKind = branches.filter((branch) => !branch.some(isOfAnotherKind));
  const [nearest] = ofItsKind.toSorted((a, b) => weightOf(a) - weightOf(b));
  if (nearest !== undefined) return nearest.map((one) => ({ ...one, path: [...path, ...(one.path ?? [])] }));
  const kinds = new Set(branches.flat().map(({ message }) => message.replace(/\.$/, '')));
  return kinds.size === 0
    ? [issue]
    : [{ ...issue, code: 'invalid_type', message: [...kinds].join('; or: ') }];
}

/** The value itself is no text, no list …, and nothing in it could be right. */
function isOfAnotherKind({ code, path = [] }: SchemaIssue): boolean {
  return code === 'invalid_type' && path.length === 0;
}

function weightOf(issues: readonly SchemaIssue[]): number {
  return issues.reduce((sum, { keys }) => sum + (keys?.length ?? 1), 0);
}
