/** Why a step is left out, for those that often are; a step that stands here is skipped most of the time. */
const reasons: Readonly<Record<string, string>> = {
  "check-personal-data": "No personal data has left the school.",
  "tell-designated-officer": "None of the four tests is met.",
  "record-low-level-concern": "It fits the code of conduct.",
  "staff-hear-disclosure": "The person was not reporting anything.",
  "staff-hear-grievance": "There is no grievance behind it.",
  "staff-disciplinary": "A talk was enough.",
  "governor-board": "It was neither serious nor the second time.",
  "visitor-tell-employer": "Nobody sent the visitor.",
  "visitor-access": "The visitor does not come again.",
  "pupil-early-help": "The family manages well.",
  "family-letter": "The talk was enough: it was taken down.",
  "family-platform": "It was taken down by the person.",
  "family-legal-advice": "It has not gone on.",
  "unknown-tell-police": "Nobody is threatened or harassed.",
  "ask-for-removal": "Nothing was published.",
};

export const skipReason = (step: string): string | undefined => reasons[step];
