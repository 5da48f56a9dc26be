import { type Status, statusWords } from "#shared/domain/incident/status.ts";
import { Tag } from "../components/tag.tsx";

const colours: Partial<Record<Status, string>> = {
  received: "govuk-tag--red",
  reopened: "govuk-tag--red",
  closed: "govuk-tag--grey",
  duplicate: "govuk-tag--grey",
  "no-investigation": "govuk-tag--grey",
};

export const StatusTag = ({ status }: { status: Status }) => (
  <Tag classes={colours[status] ?? "govuk-tag--blue"}>{statusWords[status].staff}</Tag>
);
