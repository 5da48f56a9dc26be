import type { ComponentChildren } from "preact";

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

interface HeadingProps {
  readonly level: HeadingLevel;
  readonly class: string;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}

/** A heading whose level the page decides. */
export function Heading({ level, children, ...attributes }: HeadingProps) {
  const Tag = `h${level}` as const;
  return <Tag {...attributes}>{children}</Tag>;
}
