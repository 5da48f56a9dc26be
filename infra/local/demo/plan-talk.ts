import { told } from "./cast.ts";
import { does, maybe, type Planned, type Plot, type Said } from "./planned.ts";

const answers = [
  "Thank you for telling me. It has been quiet since.",
  "Thank you. May I ask whether the other family knows?",
  "That is good to hear. I have kept a note of the day in case you need it.",
];

/** The school writes to the reporter, who mostly asked first or answers. */
export function talk({ story, chance, cast }: Plot): readonly (Planned | Said)[] {
  const writes = (says: string, hours: number): Said => ({ says, hours });
  if (!chance.is(0.4)) return [];
  return [
    ...maybe(chance, 0.25, () => writes("Is there any news? I am a little worried.", 20)),
    does("message", chance.between(4, 60), { text: told(story.reply, cast) }),
    ...maybe(chance, 0.4, () => writes(chance.pick(answers), chance.between(2, 40))),
  ];
}
