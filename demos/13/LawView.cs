using System.Globalization;
using System.Text.Json;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13.Demos;

/// <summary>The law that was fitted to the runs of Chinchilla, beside these runs, and what it says of a budget.</summary>
[ViewOption("budget", ViewOptionKind.Number, "Operations to spend, as a power of 10.", Least = 18, Most = 25, Step = 0.25, Default = "20")]
[ViewOption("law", ViewOptionKind.Choice, "Which law is drawn.", Choices = ["fitted", "Hoffmann", "Besiroglu"])]
public sealed class LawView : ILessonView
{
    private const double Near = 0.2; // of a run's budget to the one that is drawn, as a power of 10

    /// <inheritdoc/>
    public string Title => "A scaling law, the runs, and a budget";

    /// <inheritdoc/>
    public string InputHelp => "the number of weights of the largest model whose runs the law is fitted to, from 2e8 to 2e10";

    /// <inheritdoc/>
    public string Example => "2e10";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        if (!double.TryParse(input.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double largest) || largest is not (>= 2e8 and <= 2e10))
        {
            throw new FormatException($"'{input.Text}' is no number from 2e8 to 2e10.");
        }

        var law = input.Options.Choice("law") switch
        {
            "Hoffmann" => ChinchillaLaw.Hoffmann,
            "Besiroglu" => ChinchillaLaw.Besiroglu,
            _ => Fitted(input, largest),
        };
        double power = input.Options.Number("budget");
        double flops = Math.Pow(10, power);
        var best = ComputeBudget.Best(law, flops);
        return [OverSize(law, power, best), OverBudget(law), Spending(law, flops, best)];
    }

    private static ChinchillaLaw Fitted(ViewInput input, double largest)
    {
        string path = input.Keep(string.Create(CultureInfo.InvariantCulture, $"law-{largest:0}.json"), path => File.WriteAllText(path, JsonSerializer.Serialize(
            LawFit.Fit([.. ChinchillaRuns.Fitted.Where(run => run.Parameters <= largest)], Starts.Few))));
        return JsonSerializer.Deserialize<ChinchillaLaw>(File.ReadAllText(path))!;
    }

    /// <summary>The valley of one budget: the law's curve, and the runs that spent about as much.</summary>
    private static NamedStage OverSize(ChinchillaLaw law, double power, Allocation best)
    {
        double[] sizes = Between(Math.Log10(best.Parameters) - 1.2, Math.Log10(best.Parameters) + 1.2, 0.1);
        double flops = Math.Pow(10, power);
        double[] curve = [.. sizes.Select(size => law.Loss(Math.Pow(10, size), flops / (6 * Math.Pow(10, size))))];
        double[] runs = [.. sizes.Select(size => Mean(ChinchillaRuns.All.Where(run =>
            Math.Abs(Math.Log10(run.Parameters) - size) < 0.05 && Math.Abs(Math.Log10(run.Flops) - power) < Near)))];
        return Lines("loss over size, at this budget", "weights, as a power of 10", sizes, ("the law", curve), ("runs about as dear", runs)) with
        {
            Arithmetic = at => at[0] == 0
                ? Loss(law, Math.Pow(10, sizes[at[1]]), flops / (6 * Math.Pow(10, sizes[at[1]])))
                : double.IsNaN(runs[at[1]]) ? "" : $"the mean of the runs near it = {CellArithmetic.Number(runs[at[1]])}",
        };
    }

    /// <summary>The best loss of each budget, by the law, and the lowest that a run had.</summary>
    private static NamedStage OverBudget(ChinchillaLaw law)
    {
        double[] powers = Between(18, 25, 0.25);
        double[] line = [.. powers.Select(power => ComputeBudget.Best(law, Math.Pow(10, power))).Select(each => law.Loss(each.Parameters, each.Tokens))];
        double[] lowest = [.. powers.Select(power => ChinchillaRuns.All
            .Where(run => Math.Abs(Math.Log10(run.Flops) - power) < 0.125).Select(run => run.Loss).DefaultIfEmpty(double.NaN).Min())];
        return Lines("the best loss over the budget", "operations, as a power of 10", powers, ("the law", line), ("the best run", lowest));
    }

    private static NamedStage Spending(ChinchillaLaw law, double flops, Allocation best)
    {
        double loss = law.Loss(best.Parameters, best.Tokens);
        (string Name, double Value, string How)[] rows =
        [
            ("weights N", best.Parameters, "where one more weight is worth as much as the tokens that it costs"),
            ("tokens D", best.Tokens, $"{Text(flops)} / (6·{Text(best.Parameters)})"),
            ("D / N", best.Ratio, $"{Text(best.Tokens)} / {Text(best.Parameters)}"),
            ("loss", loss, ""),
        ];
        return new NamedStage(
            "how to spend it",
            tensor(rows.Select(row => row.Value).ToArray()).log10().unsqueeze(0), // [1, quantity]
            new StageAxis("best", ["best"]),
            new StageAxis("quantity, as a power of 10", [.. rows.Select(row => row.Name)]))
        {
            Words = at => Text(rows[at[1]].Value),
            Arithmetic = at => (at[1] == 3 ? Loss(law, best.Parameters, best.Tokens) : $"{rows[at[1]].How} = {Text(rows[at[1]].Value)}")
                + $", as a power of 10 = {CellArithmetic.Number(Math.Log10(rows[at[1]].Value))}",
        };
    }

    private static NamedStage Lines(string name, string axis, double[] places, params (string Name, double[] Values)[] lines) => new(
        name,
        tensor(lines.SelectMany(line => line.Values).ToArray()).reshape(lines.Length, places.Length), // [line, place]
        new StageAxis("line", [.. lines.Select(line => line.Name)]),
        new StageAxis(axis, [.. places.Select(place => place.ToString("0.##", CultureInfo.InvariantCulture))]))
    {
        Kind = StageKind.Lines,
    };

    private static string Loss(ChinchillaLaw law, double parameters, double tokens) => string.Create(
        CultureInfo.InvariantCulture,
        $"{law.E:0.###} + {law.A:0.#}/({Text(parameters)})^{law.Alpha:0.###} + {law.B:0.#}/({Text(tokens)})^{law.Beta:0.###} ")
        + $"= {CellArithmetic.Number(law.Loss(parameters, tokens))}";

    private static string Text(double value) => value.ToString(value < 1e4 ? "0.##" : "0.##e0", CultureInfo.InvariantCulture);

    private static double Mean(IEnumerable<TrainingRun> runs) => runs.Select(run => run.Loss).DefaultIfEmpty(double.NaN).Average();

    private static double[] Between(double from, double to, double step) =>
        [.. Enumerable.Range(0, (int)Math.Round((to - from) / step) + 1).Select(i => Math.Round((from + (i * step)) * 100) / 100)];
}
