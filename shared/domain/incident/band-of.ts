import type { Assessment, Band } from "./risk.ts";

/** The band that counts: the override's if there is one, else the table's. */
export const bandOf = ({ band: given, override: instead }: Assessment): Band =>
  instead?.band ?? given;
