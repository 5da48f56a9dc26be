import { describe, expect, it } from "vitest";
import {
  isAboutIncident,
  isMailingKind,
  type MessageKind,
  messageKind,
  messageKinds,
  unknownFateOf,
} from "#shared/domain/mail/message-kind.ts";

const all = messageKind.options;
const kindsWhere = (is: (kind: MessageKind) => boolean) => all.filter(is);

describe("the kinds of messages", () => {
  it("have words, each their own", () => {
    expect(new Set(all.map((kind) => messageKinds[kind].words)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(10);
  });

  it("ask a person about a lost reminder, and send everything else again", () => {
    expect(kindsWhere((kind) => unknownFateOf(kind) === "ask")).toEqual([
      "reminder",
      "follow-up",
      "new-version",
    ]);
  });

  it("ask about exactly what goes to stakeholders", () => {
    expect(kindsWhere(isMailingKind)).toEqual(kindsWhere((kind) => unknownFateOf(kind) === "ask"));
  });

  it("know which are about an incident, so that who is kept out of it sees none", () => {
    expect(kindsWhere(isAboutIncident)).toEqual([
      "alert",
      "reply",
      "reporter-wrote",
      "action-due",
      "action-late",
    ]);
    expect(kindsWhere((kind) => isAboutIncident(kind) && isMailingKind(kind))).toEqual([]);
  });
});
