import { argv, exit, stderr, stdout } from "node:process";
import { readSchool } from "./read-school.ts";

const [, , command, file] = argv;
if (command !== "check" || file === undefined) {
  stderr.write("Usage: npm run school -- check FILE\n");
  exit(2);
}

const reading = readSchool(file);
if (!reading.ok) {
  stderr.write(`${reading.faults.join("\n")}\n`);
  exit(1);
}
const { name, people, referencePrefix } = reading.profile;
stdout.write(
  `${file} is a valid school profile: ${name}, ${people.length} people, references begin with ${referencePrefix}-.\n`,
);
