import { Details } from "#functions/views/components/details.tsx";
import { ErrorMessage } from "#functions/views/components/error-message.tsx";
import { Radios } from "#functions/views/components/radios.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { Textarea } from "#functions/views/components/textarea.tsx";
import {
  bands,
  type Impact,
  impacts,
  type Likelihood,
  likelihoods,
  matrix,
} from "#shared/domain/incident/risk.ts";
import { faultOf } from "../fault-summary.tsx";
import type { ChangeForm } from "./typed-fields.ts";

const likelihoodNames = Object.keys(likelihoods) as Likelihood[];
const impactNames = Object.keys(impacts) as Impact[];

const Cell = ({
  how,
  much,
  typed,
}: { how: Likelihood; much: Impact } & Pick<ChangeForm, "typed">) => {
  const value = `${how}:${much}`;
  const band = matrix[how][much];
  return (
    <td class={`app-matrix__cell app-matrix__cell--${band}`}>
      <label class="app-matrix__choice">
        <input type="radio" name="cell" value={value} checked={typed.one("cell") === value} />
        <span class="govuk-visually-hidden">
          {likelihoods[how].words}, {impacts[much].words}:{" "}
        </span>
        {bands[band].words}
      </label>
    </td>
  );
};

/** The five by five table of the guidance: each cell a radio button, so a finger or the arrow keys choose. */
const Matrix = ({ typed, faults }: ChangeForm) => {
  const fault = faultOf(faults, "likelihood") ?? faultOf(faults, "impact");
  return (
    <div class={fault ? "govuk-form-group govuk-form-group--error" : "govuk-form-group"}>
      <fieldset
        class="govuk-fieldset"
        aria-describedby={fault ? "cell-hint cell-error" : "cell-hint"}
      >
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
          How likely is it, and how bad?
        </legend>
        <div id="cell-hint" class="govuk-hint">
          Choose one cell. The levels are explained below the table.
        </div>
        {fault && <ErrorMessage id="cell-error">Choose a cell of the table</ErrorMessage>}
        <div class="app-matrix" id="likelihood" tabIndex={-1}>
          <table class="govuk-table app-matrix__table">
            <caption class="govuk-visually-hidden">
              Risk by likelihood (rows) and impact (columns)
            </caption>
            <thead>
              <tr>
                <th scope="col">Likelihood</th>
                {impactNames.map((much) => (
                  <th scope="col">{impacts[much].words}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {likelihoodNames.toReversed().map((how) => (
                <tr>
                  <th scope="row">{likelihoods[how].words}</th>
                  {impactNames.map((much) => (
                    <Cell how={how} much={much} typed={typed} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </fieldset>
    </div>
  );
};

const Levels = ({
  title,
  levels,
}: {
  title: string;
  levels: Readonly<Record<string, { words: string; means: string }>>;
}) => (
  <>
    <h3 class="govuk-heading-s">{title}</h3>
    <ul class="govuk-list govuk-list--bullet">
      {Object.values(levels).map(({ words, means }) => (
        <li>
          <strong>{words}</strong>: {means}
        </li>
      ))}
    </ul>
  </>
);

export const RiskForm = (form: ChangeForm) => {
  const { typed, faults } = form;
  return (
    <>
      <Radios
        name="when"
        fieldset={{ legend: { text: "Which risk?", classes: "govuk-fieldset__legend--m" } }}
        items={[
          { value: "inherent", text: "As it is now, before any action" },
          { value: "residual", text: "What is left after the actions" },
        ]}
        value={typed.one("when")}
        errorMessage={faultOf(faults, "when")}
      />
      <Matrix {...form} />
      <Details summaryText="What the levels mean">
        <Levels title="Likelihood" levels={likelihoods} />
        <Levels title="Impact" levels={impacts} />
        <h3 class="govuk-heading-s">What to do</h3>
        <ul class="govuk-list govuk-list--bullet">
          {Object.values(bands).map(({ words, act }) => (
            <li>
              <strong>{words}</strong>: {act}
            </li>
          ))}
        </ul>
      </Details>
      <Details
        summaryText="If the level of the table does not fit"
        open={typed.one("overrideBand") !== "" || faultOf(faults, "overrideReason") !== undefined}
      >
        <Select
          name="overrideBand"
          label={{ text: "Level instead" }}
          items={[
            { value: "", text: "Keep the level of the table" },
            ...Object.entries(bands).map(([value, { words }]) => ({ value, text: words })),
          ]}
          value={typed.one("overrideBand")}
          errorMessage={faultOf(faults, "overrideBand")}
        />
        <Textarea
          name="overrideReason"
          label={{ text: "Why" }}
          rows={3}
          value={typed.one("overrideReason")}
          errorMessage={faultOf(faults, "overrideReason")}
        />
      </Details>
    </>
  );
};
